using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>Finder of tables in plain text: one cell a line after a tab, columns between bars, or columns between tabs.</summary>
internal static class TextTables
{
    // A table that is wider or taller than this is running text with a tab in it, however long it is.
    private const int WidestRow = 64;
    private const int TallestCell = 40;

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("|-: \t+—─");

    public static (Table Table, int Next)? Read(string[] lines, int start) =>
        Barred(lines, start) ?? CellPerLine(lines, start) ?? Tabbed(lines, start) ?? SpacedTables.Read(lines, start);

    /// <summary>
    /// Reads a table with bars: 序号 | 村 | 任务.
    /// Bars at the ends are optional, and so is the line of dashes under the header.
    /// </summary>
    private static (Table Table, int Next)? Barred(string[] lines, int start)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var at = start;
        for (; at < lines.Length; at++)
        {
            var folded = lines[at].Replace('｜', '|').Replace('│', '|').Replace('┃', '|');
            if (folded.Count(c => c == '|') < 2)
                break;
            if (folded.AsSpan().IndexOfAnyExcept(RuleSigns) < 0 && folded.Contains('-', StringComparison.Ordinal))
                continue;
            var trimmed = folded.Trim();
            var inner = trimmed.StartsWith('|') && trimmed.EndsWith('|') && trimmed.Length > 1 ? trimmed[1..^1] : folded;
            rows.Add([.. inner.Split('|').Select(cell => cell.Trim())]);
        }

        return rows.Count >= 2 ? (new Table(rows.ToImmutable()), at) : null;
    }

    /// <summary>
    /// Reads a table as word processors save it in a text file.
    /// Each cell has a line of its own after a tab.
    /// An empty line separates rows.
    /// The second line of a cell has no tab.
    /// </summary>
    private static (Table Table, int Next)? CellPerLine(string[] lines, int start)
    {
        if (!IsCell(lines[start]) || CharacterFolding.Unspaced(lines[start]).Length == 0)
            return null;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var row = ImmutableArray.CreateBuilder<string>();
        var (at, broken) = (start, 0);
        for (; at < lines.Length && row.Count <= WidestRow && broken <= TallestCell; at++)
        {
            if (IsCell(lines[at]))
            {
                row.Add(lines[at].Trim());
                broken = 0;
            }
            else if (lines[at].Trim(' ', '\u3000').Length == 0)
            {
                CloseRow();
                if (!FollowedByCell(lines, at))
                    break;
            }
            else if (row.Count > 0)
            {
                row[^1] += lines[at].Trim();
                broken++;
            }
            else
            {
                break;
            }
        }

        CloseRow();
        return rows.Count >= 2 && rows.Any(cells => cells.Length >= 3) ? (new Table(rows.ToImmutable()), at) : null;

        void CloseRow()
        {
            if (row.Any(cell => cell.Length > 0))
                rows.Add(row.ToImmutable());
            row.Clear();
        }
    }

    private static bool IsCell(string line) => line.StartsWith('\t') && line.AsSpan(1).IndexOf('\t') < 0;

    private static bool FollowedByCell(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].Trim(' ', '\u3000').Length == 0)
            at++;
        return at < lines.Length && IsCell(lines[at]);
    }

    private static (Table Table, int Next)? Tabbed(string[] lines, int start)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var at = start;
        for (; at < lines.Length; at++)
        {
            var cells = lines[at].Split('\t');
            if (cells.Length < 3 || cells.Count(cell => cell.Trim().Length > 0) < 2)
                break;
            rows.Add([.. cells.Select(cell => cell.Trim())]);
        }

        return rows.Count >= 2 ? (new Table(rows.ToImmutable()), at) : null;
    }
}
