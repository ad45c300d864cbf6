using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>
/// Reader of .xlsx workbooks.
/// One thread reads the XML of a worksheet, and this thread turns its cells into rows of text.
/// </summary>
internal sealed class WorkbookSource
{
    private const long LargestPart = 256L << 20;
    private const int MostCells = 4_000_000;
    private const int MostSheets = 50;
    private const int WidestRow = 256;
    private const int LongestGap = 100;
    private const int LastRow = 1_048_576;
    private const int BatchesAhead = 8;

    private readonly BoundedPackage _package;
    private readonly string[] _strings;
    private readonly CellFormats _formats;
    private readonly TextPool _texts;
    private int _cells;
    private bool _isHiding;

    private WorkbookSource(BoundedPackage package, TextPool texts, string[] strings, CellFormats formats)
    {
        _package = package;
        _texts = texts;
        _strings = strings;
        _formats = formats;
    }

    public static SourceDocument Read(string name, BoundedPackage package)
    {
        var directory = WorkbookDirectory.Read(package);
        var texts = new TextPool();
        var strings = directory.SharedStrings is { } part ? SharedStrings(package, part, texts) : [];
        var source = new WorkbookSource(package, texts, strings, CellFormats.Read(package, directory.Styles, directory.Since1904, texts));
        var tables = directory.Sheets.Take(MostSheets).Select(sheet => source.Sheet(sheet.Name, sheet.Part)).OfType<Table>().ToList();
        var notes = directory
            .HiddenSheets.Select(sheet => HiddenWords.Note($"隐藏的工作表“{sheet}”", $"the hidden sheet \"{sheet}\", whose cells"))
            .ToList();
        if (source._isHiding)
            notes.Add(HiddenWords.Note("隐藏的行或列", "hidden rows or columns"));
        return new(name, SourceKind.Workbook, [.. tables]) { Notes = [.. notes] };
    }

    private static string[] SharedStrings(BoundedPackage package, string part, TextPool texts)
    {
        var strings = new List<string>();
        var buffer = new TextBuffer(256);
        using var reader = package.Open(part, LargestPart);
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            buffer.CutTo(0);
            buffer.AppendRuns(reader, 0);
            strings.Add(texts.Of(Unescaped(buffer[0, buffer.Length])));
        }

        return [.. strings];
    }

    private Table? Sheet(string name, string part)
    {
        using var reader = _package.Open(part, LargestPart);
        var cells = new SheetCells(reader);
        var rows = new SheetRows();
        var isHiddenRow = false;
        foreach (var batch in ReadAhead.Of(cells.Batches(), BatchesAhead))
        {
            foreach (var cell in batch.Cells)
            {
                if (cell.Type == CellType.Row)
                {
                    isHiddenRow = cell.Style is not null;
                    rows.Begin(cell.Column);
                }
                else if (isHiddenRow || (cell.Column is { } column && cells.IsHidden(column)))
                {
                    _isHiding |= cell.Length > 0;
                }
                else if (Words(cell, batch.TextOf(cell)) is { Length: > 0 } words && rows.Put(cell.Column, words))
                    Count();
            }

            cells.Recycle(batch);
        }

        var (table, first) = rows.Take();
        MergedCells.Fill(table, cells.Merges, first);
        return table.Count == 0 ? null : new Table(table.ToImmutable(), name, first);
    }

    private string Words(SheetCell cell, ReadOnlySpan<char> text) =>
        cell.Type switch
        {
            CellType.Shared => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _strings.Length
                ? _strings[index]
                : "",
            CellType.Text => _texts.Of(Unescaped(text)),
            CellType.Truth => text is "1" ? "是" : "否",
            CellType.Fault => _texts.Of(text),
            CellType.Uncalculated => "=?",
            _ => _formats.Show(text, cell.Style),
        };

    /// <summary>Writes out the escapes of signs that XML cannot hold: _x000D_ is a line end and no word.</summary>
    private static ReadOnlySpan<char> Unescaped(ReadOnlySpan<char> text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? XmlConvert.DecodeName(text.ToString())!.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim('\n')
            : text;

    private void Count()
    {
        if (++_cells > MostCells)
            throw new UnusableSourceException(TooManyCells());
    }

    private static LocalizedText TooManyCells() =>
        new(
            $"工作簿里有超过 {MostCells / 10_000} 万个单元格，已停止读取。请只保留任务表所在的工作表后重新上传。",
            $"The workbook holds more than {MostCells:0} cells, so reading stopped. "
                + "Keep only the sheet with the task table and upload it again."
        );

    /// <summary>
    /// Builder of the rows of a worksheet.
    /// Rows before the first one with text are left out.
    /// Of a longer gap, only the beginning stays.
    /// </summary>
    private sealed class SheetRows
    {
        private readonly ImmutableArray<ImmutableArray<string>>.Builder _rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        private readonly ImmutableArray<string>.Builder _row = ImmutableArray.CreateBuilder<string>();
        private int _number;
        private int _first;

        /// <param name="stated">Row number that the file states. The file may count wrongly or not at all.</param>
        public void Begin(int? stated)
        {
            End();
            _number = stated > _number && stated <= LastRow ? stated.Value : _number + 1;
        }

        /// <returns>False for a cell outside the width limit or before the first row.</returns>
        public bool Put(int? stated, string words)
        {
            var column = stated ?? _row.Count;
            if (column >= WidestRow || _number == 0)
                return false;
            while (_row.Count < column)
                _row.Add("");
            if (_row.Count == column)
                _row.Add(words);
            return true;
        }

        /// <returns>The rows, and the number of the first row.</returns>
        public (ImmutableArray<ImmutableArray<string>>.Builder Rows, int First) Take()
        {
            End();
            return (_rows, _first);
        }

        private void End()
        {
            if (_row.Count == 0)
                return;
            _first = _first == 0 ? _number : _first;
            for (var gap = Math.Min(_number - _first - _rows.Count, LongestGap); gap > 0; gap--)
                _rows.Add([]);
            _rows.Add(_row.ToImmutable());
            _row.Clear();
        }
    }
}
