using System.Collections.Immutable;
using System.Text;

namespace CultivatedLand.Documents.Sources.Html;

/// <summary>
/// Collector of the rows of an HTML table, with spans written out.
/// A table inside a cell is a table of its own, which follows.
/// </summary>
internal sealed class HtmlTables(int level = 0)
{
    private const int DeepestTables = 8;
    private const int WidestRow = 64;
    private const int LongestSpan = 1000;

    private readonly List<List<string>> _rows = [];
    private readonly Dictionary<int, (string Words, int Rows)> _hanging = [];
    private readonly StringBuilder _cell = new();
    private int _depth;
    private bool _inCell;
    private bool _rowOpen;
    private (int Columns, int Rows) _span;

    private readonly List<Table> _inner = [];
    private HtmlTables? _nested;

    public bool IsOpen => _depth > 0;

    private bool HasNested => _nested is { IsOpen: true };

    /// <summary>Returns the tables that stood in cells of the last table, in reading order.</summary>
    public IReadOnlyList<Table> TakeInner()
    {
        var inner = _inner.ToArray();
        _inner.Clear();
        return inner;
    }

    public Table? Apply(HtmlTokens tag)
    {
        if (level < DeepestTables && _inCell && (HasNested || tag is { Name: "table", IsEnd: false }))
        {
            _nested ??= new HtmlTables(level + 1);
            if (_nested.Apply(tag) is { } nested)
                _inner.Add(nested);
            _inner.AddRange(_nested.TakeInner());
            return null;
        }

        switch (tag)
        {
            case { Name: "table", IsEnd: false }:
                _depth++;
                return null;
            case { Name: "table" }:
                _depth = Math.Max(0, _depth - 1);
                return _depth == 0 ? Finish() : null;
            case var _ when _depth != 1:
                Break();
                return null;
            case { Name: "tr" }:
                CloseCell();
                CloseRow();
                if (!tag.IsEnd)
                    OpenRow();
                return null;
            default:
                CloseCell();
                if (tag.IsEnd)
                    return null;
                _inCell = true;
                _span = (Math.Min(tag.Columns, WidestRow), Math.Min(tag.Rows, LongestSpan));
                return null;
        }
    }

    public void Words(string text)
    {
        if (HasNested)
            _nested!.Words(text);
        else if (_inCell)
            _cell.Append(text);
    }

    public void Break()
    {
        if (HasNested)
            _nested!.Break();
        else if (_inCell && _cell.Length > 0 && _cell[^1] != '\n')
            _cell.Append('\n');
    }

    public Table? Finish()
    {
        if (_nested?.Finish() is { } open)
            _inner.Add(open);
        CloseCell();
        CloseRow();
        _depth = 0;
        var rows = _rows.Where(row => row.Any(cell => cell.Length > 0)).Select(row => row.ToImmutableArray()).ToImmutableArray();
        _rows.Clear();
        _hanging.Clear();
        return rows.IsEmpty ? null : new Table(rows);
    }

    private void CloseCell()
    {
        if (!_inCell)
            return;
        _inCell = false;
        var words = _cell.ToString().Trim(' ', '\n', '\u00A0');
        _cell.Clear();
        if (!_rowOpen)
            OpenRow();
        var row = _rows[^1];
        FillHanging(row);
        for (var i = 0; i < _span.Columns && row.Count < WidestRow; i++)
        {
            if (_span.Rows > 1)
                _hanging[row.Count] = (words, _span.Rows);
            row.Add(words);
        }
    }

    private void OpenRow()
    {
        _rows.Add([]);
        _rowOpen = true;
    }

    private void FillHanging(List<string> row)
    {
        while (row.Count < WidestRow && _hanging.TryGetValue(row.Count, out var above))
            row.Add(above.Words);
    }

    private void CloseRow()
    {
        if (!_rowOpen)
            return;
        _rowOpen = false;
        FillHanging(_rows[^1]);
        foreach (var (column, above) in _hanging.ToArray())
        {
            if (above.Rows <= 1)
                _hanging.Remove(column);
            else
                _hanging[column] = above with { Rows = above.Rows - 1 };
        }
    }
}
