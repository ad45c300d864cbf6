using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.Word;

/// <summary>
/// Reader of .docx files in the form that a person sees.
/// Automatic numbers are written out.
/// Tracked changes are accepted.
/// Text boxes and footnotes are read where possible.
/// The text of merged cells is repeated.
/// </summary>
internal sealed class WordSource
{
    private const long LargestPart = 24L << 20;
    private const int DeepestNesting = 60;
    private const int WidestRow = 64;

    private readonly WordNumbering _numbering;
    private readonly WordStyles _styles;
    private readonly ImmutableArray<SourceBlock>.Builder _blocks = ImmutableArray.CreateBuilder<SourceBlock>();

    private WordSource(WordNumbering numbering, WordStyles styles)
    {
        _numbering = numbering;
        _styles = styles;
    }

    private bool _isHiding;

    public static SourceDocument Read(string name, BoundedPackage package)
    {
        var source = new WordSource(
            new WordNumbering(package.LoadPlain("word/numbering.xml", LargestPart)),
            new WordStyles(package.LoadPlain("word/styles.xml", LargestPart))
        );
        if (package.LoadPlain("word/document.xml", LargestPart)?.Element("body") is { } body)
            source.ReadBlocks(body, 0);
        if (package.LoadPlain("word/footnotes.xml", LargestPart) is { } notes)
        {
            foreach (var note in notes.Elements("footnote").Where(note => note.Attribute("type") is null))
                source.ReadBlocks(note, 0);
        }

        return new(name, SourceKind.Word, source._blocks.ToImmutable()) { Notes = HiddenWords.NoteOf(source._isHiding) };
    }

    private void ReadBlocks(XElement parent, int depth)
    {
        if (depth > DeepestNesting)
            return;
        foreach (var element in parent.Elements())
            ReadBlock(element, depth);
    }

    private void ReadBlock(XElement element, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "p":
                ReadParagraph(element, depth);
                break;
            case "tbl":
                ReadTable(element, depth);
                break;
            case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "AlternateContent" or "Choice":
                ReadBlocks(element, depth + 1);
                break;
        }
    }

    private void ReadParagraph(XElement paragraph, int depth)
    {
        var boxes = new List<XElement>();
        var text = new StringBuilder();
        var properties = paragraph.Element("pPr");
        var style = _styles.Of((string?)properties?.Element("pStyle")?.Attribute("val"));
        if (style.Hidden)
        {
            _isHiding |= paragraph.Value.Trim().Length > 0;
            return;
        }

        ReadRuns(paragraph, text, boxes, depth);
        var words = text.ToString();
        if (CharacterFolding.Unspaced(words).Length > 0)
        {
            var lines = (_numbering.Label(properties?.Element("numPr") ?? style.Numbering) + words).Split('\n');
            foreach (var line in lines.Where(line => CharacterFolding.Unspaced(line).Length > 0))
                _blocks.Add(new Paragraph(line, OutlineLevel(properties) ?? style.Heading));
        }

        foreach (var box in boxes)
            ReadBlocks(box, depth + 1);
    }

    private static int? OutlineLevel(XElement? properties) =>
        int.TryParse((string?)properties?.Element("outlineLvl")?.Attribute("val"), out var level) && level is >= 0 and < 9
            ? level + 1
            : null;

    private void ReadRuns(XElement parent, StringBuilder text, List<XElement> boxes, int depth)
    {
        if (depth > DeepestNesting)
            return;
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab":
                    text.Append(' ');
                    break;
                case "br" when (string?)element.Attribute("type") is null or "textWrapping":
                case "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "txbxContent":
                    boxes.Add(element);
                    break;
                // A run that is struck out or hidden is no word of the document.
                case "r" when IsHidden(element):
                    _isHiding |= element.Value.Trim().Length > 0;
                    break;
                case "del" or "moveFrom":
                    _isHiding |= element.Value.Trim().Length > 0;
                    break;
                // The reading aid above a word.
                case "rt":
                    break;
                // Deleted text is left out. Drawings that exist twice for newer and older programs are read once.
                case "delText" or "instrText" or "Fallback" or "pPr" or "rPr":
                    break;
                default:
                    if (element.HasElements)
                        ReadRuns(element, text, boxes, depth + 1);
                    break;
            }
        }
    }

    private bool IsHidden(XElement run)
    {
        if (run.Element("rPr") is not { } properties)
            return false;
        if (_styles.Of((string?)properties.Element("rStyle")?.Attribute("val")).Hidden)
            return true;
        foreach (var name in (ReadOnlySpan<string>)["strike", "dstrike", "vanish", "webHidden"])
        {
            if (WordStyles.IsOn(properties.Element(name)))
                return true;
        }

        return false;
    }

    private void ReadTable(XElement table, int depth)
    {
        // A table of one cell only frames what it holds.
        if (table.Elements("tr").ToList() is [var single] && single.Elements("tc").ToList() is [var frame] && depth < DeepestNesting)
        {
            ReadBlocks(frame, depth + 1);
            return;
        }

        var inner = new List<XElement>();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var row in Unwrapped(table, "tr").Where(row => row.Element("trPr")?.Element("del") is null))
        {
            var above = rows.Count > 0 ? rows[^1] : [];
            var cells = ImmutableArray.CreateBuilder<string>();
            cells.AddRange(Enumerable.Repeat("", Span(row.Element("trPr")?.Element("gridBefore"), 0)));
            foreach (var cell in Unwrapped(row, "tc"))
            {
                var properties = cell.Element("tcPr");
                var continued = properties?.Element("vMerge") is { } merge && (string?)merge.Attribute("val") != "restart";
                var words = continued && cells.Count < above.Length ? above[cells.Count] : CellText(cell, depth, inner);
                for (var i = Span(properties?.Element("gridSpan"), 1); i > 0 && cells.Count < WidestRow; i--)
                    cells.Add(words);
            }

            if (cells.Count > 0)
                rows.Add(cells.ToImmutable());
        }

        if (rows.Count > 0)
            _blocks.Add(new Table(rows.ToImmutable()));
        // A table inside a cell is a table of its own.
        foreach (var nested in inner)
            ReadTable(nested, depth + 1);
    }

    private static IEnumerable<XElement> Unwrapped(XElement parent, string name) =>
        parent
            .Elements()
            .SelectMany(element =>
                element.Name.LocalName switch
                {
                    var own when own == name => [element],
                    "sdt" => element.Element("sdtContent")?.Elements(name) ?? [],
                    "ins" => element.Elements(name),
                    _ => [],
                }
            );

    private static int Span(XElement? element, int otherwise) =>
        int.TryParse((string?)element?.Attribute("val"), out var span) ? Math.Clamp(span, otherwise, WidestRow) : otherwise;

    private string CellText(XElement cell, int depth, List<XElement> tables)
    {
        var inner = new WordSource(_numbering, _styles);
        if (depth < DeepestNesting)
        {
            // Nested tables are kept for later, and the words around them are those of the cell.
            tables.AddRange(cell.Elements("tbl"));
            foreach (var element in cell.Elements().Where(element => element.Name.LocalName != "tbl"))
                inner.ReadBlock(element, depth + 1);
        }

        _isHiding |= inner._isHiding;
        return string.Join('\n', inner._blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text.Trim()));
    }
}
