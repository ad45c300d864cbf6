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

    public static ImmutableArray<SourceBlock> Read(BoundedPackage package)
    {
        var source = new WordSource(
            new WordNumbering(Plain(package.Load("word/numbering.xml", LargestPart))),
            new WordStyles(Plain(package.Load("word/styles.xml", LargestPart)))
        );
        if (Plain(package.Load("word/document.xml", LargestPart))?.Element("body") is { } body)
            source.ReadBlocks(body, 0);
        if (Plain(package.Load("word/footnotes.xml", LargestPart)) is { } notes)
        {
            foreach (var note in notes.Elements("footnote").Where(note => note.Attribute("type") is null))
                source.ReadBlocks(note, 0);
        }

        return source._blocks.ToImmutable();
    }

    /// <summary>Removes the namespaces from all names, so that transitional and strict documents read alike.</summary>
    private static XElement? Plain(XElement? root)
    {
        if (root is null)
            return null;
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            if (element.HasAttributes)
                element.ReplaceAttributes(
                    element
                        .Attributes()
                        .Where(a => !a.IsNamespaceDeclaration)
                        .DistinctBy(a => a.Name.LocalName)
                        .Select(a => new XAttribute(a.Name.LocalName, a.Value))
                        .ToArray()
                );
        }

        return root;
    }

    private void ReadBlocks(XElement parent, int depth)
    {
        if (depth > DeepestNesting)
            return;
        foreach (var element in parent.Elements())
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
    }

    private void ReadParagraph(XElement paragraph, int depth)
    {
        var boxes = new List<XElement>();
        var text = new StringBuilder();
        ReadRuns(paragraph, text, boxes, depth);
        var properties = paragraph.Element("pPr");
        var style = _styles.Of((string?)properties?.Element("pStyle")?.Attribute("val"));
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

    private static void ReadRuns(XElement parent, StringBuilder text, List<XElement> boxes, int depth)
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
                // Deleted text is left out. Drawings that exist twice for newer and older programs are read once.
                case "del" or "moveFrom" or "delText" or "instrText" or "Fallback" or "pPr" or "rPr":
                    break;
                default:
                    if (element.HasElements)
                        ReadRuns(element, text, boxes, depth + 1);
                    break;
            }
        }
    }

    private void ReadTable(XElement table, int depth)
    {
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
                var words = continued && cells.Count < above.Length ? above[cells.Count] : CellText(cell, depth);
                for (var i = Span(properties?.Element("gridSpan"), 1); i > 0 && cells.Count < WidestRow; i--)
                    cells.Add(words);
            }

            if (cells.Count > 0)
                rows.Add(cells.ToImmutable());
        }

        if (rows.Count > 0)
            _blocks.Add(new Table(rows.ToImmutable()));
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

    private string CellText(XElement cell, int depth)
    {
        var inner = new WordSource(_numbering, _styles);
        inner.ReadBlocks(cell, depth + 1);
        return string.Join(
            '\n',
            inner._blocks.Select(block =>
                block switch
                {
                    Paragraph paragraph => paragraph.Text.Trim(),
                    Table table => string.Join('\n', table.Rows.Select(row => string.Join(' ', row))),
                    _ => "",
                }
            )
        );
    }
}
