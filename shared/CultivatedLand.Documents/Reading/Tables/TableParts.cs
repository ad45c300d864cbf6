using System.Collections.Immutable;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>
/// Splitter of what a file gives as one table into the tables that its author meant.
/// A second header begins a second table. A header that repeats after a page break is dropped.
/// Notes and signatures below the rows are no rows.
/// Lists side by side become one list, and a ditto mark becomes the cell above it.
/// Each cell still knows where it stood in the file.
/// </summary>
internal static class TableParts
{
    private const int MostRows = 3_000;

    /// <summary>First words of the lines around a table that say who filled it in, and of its notes.</summary>
    private static readonly string[] NoteWords =
    [
        "填表",
        "填报",
        "制表",
        "审核",
        "复核",
        "审批",
        "审签",
        "校对",
        "注",
        "附注",
        "说明",
        "备注",
        "联系",
        "电话",
        "单位负责人",
        "分管领导签",
        "报送",
        "统计人",
        "经办",
        "盖章",
        "签字",
        "日期",
        "主要负责人签",
        "负责人签",
    ];

    private static readonly string[] Dittos =
    [
        "同上",
        "同前",
        "〃",
        "″",
        "\"",
        "''",
        "”",
        "“",
        "--〃--",
        "-〃-",
        "—〃—",
        "同左上",
        "同以上",
    ];

    public static IEnumerable<Table> Of(Table table)
    {
        // Only the tables that people type have these forms. A ledger of many thousand rows is read as it is.
        var rows = table.Rows.Length <= MostRows ? table.Rows : default;
        if (rows.IsDefault)
            return [table];
        var parts = new List<List<int>> { new() };
        ImmutableArray<string>? header = null;
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = rows[row];
            if (TableHeader.IsHeaderRow(cells))
            {
                if (header is { } known && Same(known, cells))
                    continue;
                if (header is not null && !TableHeader.IsUnder(rows[row - 1], cells))
                {
                    var title = Titles(rows, parts[^1]);
                    parts.Add(title);
                }

                header = cells;
            }
            else if (header is not null && IsNote(cells))
            {
                continue;
            }

            parts[^1].Add(row);
        }

        return parts.Where(part => part.Count > 0).Select(part => Arranged(table, part));
    }

    /// <summary>Moves the title row above a second header from the table before to its own.</summary>
    private static List<int> Titles(ImmutableArray<ImmutableArray<string>> rows, List<int> before)
    {
        var title = new List<int>();
        while (before.Count > 0 && rows[before[^1]].Where(cell => cell.Trim().Length > 0).Distinct().Count() <= 1)
        {
            title.Insert(0, before[^1]);
            before.RemoveAt(before.Count - 1);
        }

        return title;
    }

    private static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Select(CharacterFolding.Unspaced)
            .Where(cell => cell.Length > 0)
            .SequenceEqual(other.Select(CharacterFolding.Unspaced).Where(cell => cell.Length > 0));

    /// <summary>Whether the row is a note or a signature: 填表人：…, 注：…. A row of the table begins with a number or a name.</summary>
    public static bool IsNote(ImmutableArray<string> cells)
    {
        var first = cells.FirstOrDefault(cell => cell.Trim().Length > 0);
        if (first is null)
            return false;
        var words = CharacterFolding.Unspaced(CharacterFolding.Fold(first)).TrimStart('※', '*');
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 14 && TextMatch.StartsWithAny(words, NoteWords);
    }

    private static Table Arranged(Table table, List<int> part)
    {
        var rows = part.Select(row => table.Rows[row]).ToImmutableArray();
        var from = part.Select(row => (Row: row, Column: 0)).ToList();
        var moved = part.Count != table.Rows.Length;
        if (SideBySide.Stack(rows) is { } stacked)
        {
            from = [.. stacked.From.Select(place => (part[place.Row], place.Column))];
            rows = stacked.Rows;
            moved = true;
        }

        var dittos = new Dictionary<(int, int), (int, int)>();
        rows = WithoutDittos(rows, (row, column) => (from[row].Row, from[row].Column + column), dittos);
        if (!moved && dittos.Count == 0)
            return table;
        return table with
        {
            Rows = rows,
            Origin = (row, column) =>
                dittos.TryGetValue((row, column), out var source) ? source
                : row < from.Count ? (from[row].Row, from[row].Column + column)
                : (row, column),
        };
    }

    private static ImmutableArray<ImmutableArray<string>> WithoutDittos(
        ImmutableArray<ImmutableArray<string>> rows,
        Func<int, int, (int, int)> origin,
        Dictionary<(int, int), (int, int)> dittos
    )
    {
        if (!rows.Any(row => row.Any(IsDitto)))
            return rows;
        var plain = rows.ToBuilder();
        for (var row = 1; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (!IsDitto(rows[row][column]) || column >= plain[row - 1].Length || plain[row - 1][column].Length == 0)
                    continue;
                dittos[(row, column)] = dittos.TryGetValue((row - 1, column), out var source) ? source : origin(row - 1, column);
                plain[row] = plain[row].SetItem(column, plain[row - 1][column]);
            }
        }

        return plain.ToImmutable();
    }

    private static bool IsDitto(string cell) => cell.Length is > 0 and < 8 && Dittos.Contains(CharacterFolding.Unspaced(cell));
}
