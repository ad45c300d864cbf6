using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources;

/// <summary>
/// A .xlsx read in one pass over its XML. The Open XML SDK builds objects for every cell and reads a quarter as many
/// rows a second; a task table of a whole county has a hundred thousand.
/// </summary>
internal sealed class WorkbookSource
{
    private const long LargestPart = 256L << 20;
    private const int MostCells = 4_000_000;
    private const int MostSheets = 50;
    private const int WidestRow = 256;
    private const int LongestGap = 100;

    private readonly BoundedPackage _package;
    private readonly string[] _strings;
    private readonly CellFormats _formats;
    private readonly TextPool _texts;
    private readonly char[] _attribute = new char[16];
    private readonly ImmutableArray<string>.Builder _row = ImmutableArray.CreateBuilder<string>();
    private int _cells;

    private WorkbookSource(BoundedPackage package, TextPool texts, string[] strings, CellFormats formats)
    {
        _package = package;
        _texts = texts;
        _strings = strings;
        _formats = formats;
    }

    public static ImmutableArray<SourceBlock> Read(BoundedPackage package)
    {
        var directory = WorkbookDirectory.Read(package);
        var texts = new TextPool();
        var strings = directory.SharedStrings is { } part ? SharedStrings(package, part, texts) : [];
        var source = new WorkbookSource(package, texts, strings, CellFormats.Read(package, directory.Styles, directory.Since1904));
        return [.. directory.Sheets.Take(MostSheets).Select(sheet => source.Sheet(sheet.Name, sheet.Part)).OfType<Table>()];
    }

    private static string[] SharedStrings(BoundedPackage package, string part, TextPool texts)
    {
        var strings = new List<string>();
        using var reader = package.Open(part, LargestPart);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.Add(RichText(reader, texts));
        }

        return [.. strings];
    }

    /// <summary>The runs of one text without the reading aids of phonetic runs.</summary>
    private static string RichText(XmlReader reader, TextPool texts)
    {
        texts.Clear();
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                    reader.Skip();
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                    texts.Append(reader);
            }
        }

        return texts.Take();
    }

    private Table? Sheet(string name, string part)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var merges = new List<string>();
        var first = 0;
        using (var reader = _package.Open(part, LargestPart))
        {
            var row = 0;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "row")
                {
                    row = int.TryParse(reader.GetAttribute("r"), out var stated) && stated > row && stated <= 1_048_576 ? stated : row + 1;
                    var cells = Row(reader);
                    if (cells.IsEmpty)
                        continue;
                    first = first == 0 ? row : first;
                    for (var gap = Math.Min(row - first - rows.Count, LongestGap); gap > 0; gap--)
                        rows.Add([]);
                    rows.Add(cells);
                }
                else if (reader.LocalName == "mergeCell" && merges.Count < 20_000 && reader.GetAttribute("ref") is { } range)
                {
                    merges.Add(range);
                }
            }
        }

        MergedCells.Fill(rows, merges, first);
        return rows.Count == 0 ? null : new Table(rows.ToImmutable(), name, first);
    }

    private ImmutableArray<string> Row(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return [];
        var cells = _row;
        cells.Clear();
        var depth = reader.Depth;
        var filled = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var head = Head(reader);
            var column = head.Column ?? cells.Count;
            var text = Cell(reader, head);
            if (column >= WidestRow || text.Length == 0)
                continue;
            while (cells.Count < column)
                cells.Add("");
            if (cells.Count == column)
                cells.Add(text);
            filled = true;
            if (++_cells > MostCells)
                throw new UnusableSourceException(TooManyCells());
        }

        return filled ? cells.ToImmutable() : [];
    }

    /// <summary>A string for each attribute of a million cells would be most of what a workbook takes.</summary>
    private CellHead Head(XmlReader reader)
    {
        var head = default(CellHead);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name is not ("r" or "s" or "t"))
                continue;
            var name = reader.Name[0];
            var value = _attribute.AsSpan(0, reader.ReadValueChunk(_attribute, 0, _attribute.Length));
            head = name switch
            {
                'r' => head with { Column = CellReference.Column(value) },
                's' => head with { Style = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : null },
                _ => head with { Type = TypeOf(value) },
            };
        }

        reader.MoveToElement();
        return head;
    }

    private static CellType TypeOf(ReadOnlySpan<char> value) => value switch
    {
        "s" => CellType.Shared,
        "inlineStr" or "str" or "d" => CellType.Text,
        "b" => CellType.Truth,
        "e" => CellType.Fault,
        _ => CellType.Number,
    };

    private string Cell(XmlReader reader, CellHead head)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var value = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "is" })
                value = RichText(reader, _texts);
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "f" } && !reader.IsEmptyElement)
                SkipText(reader);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                value = Text(reader);
        }

        return head.Type switch
        {
            CellType.Shared => int.TryParse(value, out var index) && index >= 0 && index < _strings.Length ? _strings[index] : "",
            CellType.Text => value,
            CellType.Truth => value == "1" ? "是" : "否",
            CellType.Fault => "",
            _ => _formats.Show(value, head.Style),
        };
    }

    private string Text(XmlReader reader)
    {
        _texts.Clear();
        _texts.Append(reader);
        return _texts.Take();
    }

    private static void SkipText(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }

    private static Sentence TooManyCells() => new(
        $"工作簿里有超过 {MostCells / 10_000} 万个单元格，已停止读取。请只保留任务表所在的工作表后重新上传。",
        $"The workbook holds more than {MostCells:0} cells, so reading stopped. Keep only the sheet with the task table and upload it again.");

    private enum CellType
    {
        Number,
        Shared,
        Text,
        Truth,
        Fault,
    }

    /// <param name="Column">From 0; null where the file leaves the counting to its reader.</param>
    private readonly record struct CellHead(int? Column, int? Style, CellType Type);
}
