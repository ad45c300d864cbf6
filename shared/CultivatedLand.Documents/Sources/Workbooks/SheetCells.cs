using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>
/// Reader of the cells of a worksheet in one pass over its XML.
/// The Open XML SDK builds objects for every cell and reads a quarter as many rows a second.
/// The task table of a whole county has a hundred thousand rows.
/// </summary>
internal sealed class SheetCells(XmlReader reader)
{
    private const int MostMerges = 20_000;

    private readonly char[] _attribute = new char[16];
    private readonly List<string> _merges = [];
    private readonly ConcurrentQueue<CellBatch> _used = new();
    private readonly List<(int First, int Last)> _hiddenColumns = [];
    private CellBatch _batch = new();

    /// <summary>Ranges of merged cells. The list is complete when the last batch has been read.</summary>
    public IReadOnlyList<string> Merges => _merges;

    public IEnumerable<CellBatch> Batches()
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "c")
                Cell();
            else if (reader.LocalName == "row")
            {
                var head = Head();
                _batch.Cells.Add(new(CellType.Row, head.Row, head.IsHidden ? 1 : null, 0, 0));
            }
            else if (reader.LocalName == "col" && Truth(reader.GetAttribute("hidden")))
            {
                _hiddenColumns.Add((Number(reader.GetAttribute("min")) ?? 0, Number(reader.GetAttribute("max")) ?? 0));
            }
            else if (reader.LocalName == "mergeCell" && _merges.Count < MostMerges && reader.GetAttribute("ref") is { } range)
                _merges.Add(range);
            if (_batch.Cells.Count < CellBatch.Size)
                continue;
            yield return _batch;
            _batch = _used.TryDequeue(out var used) ? used : new();
        }

        yield return _batch;
    }

    /// <summary>Whether a column, counted from 0, is hidden. The file names hidden columns before its rows.</summary>
    public bool IsHidden(int column)
    {
        foreach (var (first, last) in _hiddenColumns)
        {
            if (column + 1 >= first && column + 1 <= last)
                return true;
        }

        return false;
    }

    private static bool Truth(string? value) => value is "1" or "true";

    /// <summary>Returns a batch after reading, so that it can be filled again.</summary>
    public void Recycle(CellBatch batch)
    {
        batch.Clear();
        _used.Enqueue(batch);
    }

    private void Cell()
    {
        var head = Head();
        if (reader.IsEmptyElement)
            return;
        var texts = _batch.Texts;
        var (depth, start) = (reader.Depth, texts.Length);
        var isFormula = false;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    texts.CutTo(start);
                    texts.Append(reader, start);
                    break;
                case XmlNodeType.Element when reader.LocalName == "is":
                    texts.CutTo(start);
                    texts.AppendRuns(reader, start);
                    break;
                case XmlNodeType.Element when reader.LocalName == "f":
                    isFormula = true;
                    if (!reader.IsEmptyElement)
                        SkipText();
                    break;
            }
        }

        // A formula whose value was never calculated has no text. The person who checks the draft is told so.
        var type = isFormula && texts.Length == start ? CellType.Uncalculated : head.Type;
        _batch.Cells.Add(new(type, head.Column, head.Style, start, texts.Length - start));
    }

    /// <summary>
    /// Reads the attributes of a cell or row without creating strings.
    /// One string for each attribute of a million cells would take most of the memory of a workbook.
    /// </summary>
    private CellHead Head()
    {
        var head = default(CellHead);
        while (reader.MoveToNextAttribute())
        {
            switch (reader.Name)
            {
                case "r":
                    var place = Value();
                    head = head with { Column = CellReference.Column(place), Row = Number(place) };
                    break;
                case "s":
                    head = head with { Style = Number(Value()) };
                    break;
                case "t":
                    head = head with { Type = TypeOf(Value()) };
                    break;
                case "hidden":
                    head = head with { IsHidden = Value() is "1" or "true" };
                    break;
            }
        }

        reader.MoveToElement();
        return head;
    }

    private ReadOnlySpan<char> Value() => _attribute.AsSpan(0, reader.ReadValueChunk(_attribute, 0, _attribute.Length));

    private static int? Number(ReadOnlySpan<char> value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static CellType TypeOf(ReadOnlySpan<char> value) =>
        value switch
        {
            "s" => CellType.Shared,
            "inlineStr" or "str" or "d" => CellType.Text,
            "b" => CellType.Truth,
            "e" => CellType.Fault,
            _ => CellType.Number,
        };

    private void SkipText()
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth) { }
    }

    /// <summary>Attributes of a cell or row.</summary>
    /// <param name="Row">Row number: the meaning of <c>r</c> on a row.</param>
    private readonly record struct CellHead(int? Column, int? Row, int? Style, CellType Type, bool IsHidden);
}
