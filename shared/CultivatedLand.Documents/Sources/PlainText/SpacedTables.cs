using System.Collections.Immutable;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>
/// Reader of a table that was pasted as text with spaces between its columns.
/// Its first line must name columns, so that a signature set wide is no table.
/// </summary>
internal static class SpacedTables
{
    private const int WidestRow = 30;
    private const int LongestLine = 400;

    public static (Table Table, int Next)? Read(string[] lines, int start)
    {
        if (Cells(lines[start]) is not { Length: >= 3 } header || !TableHeader.IsHeaderRow(header))
            return null;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        rows.Add(header);
        var at = start + 1;
        for (; at < lines.Length; at++)
        {
            if (lines[at].Trim().Length == 0 && rows.Count == 1)
                continue;
            if (Cells(lines[at]) is not { } cells || cells.Length < Math.Max(2, header.Length - 2) || cells.Length > header.Length)
                break;
            rows.Add(cells);
        }

        return rows.Count >= 2 ? (new Table(rows.ToImmutable()), at) : null;
    }

    /// <summary>Splits a line at runs of two or more spaces. Null where it has none.</summary>
    private static ImmutableArray<string>? Cells(string line)
    {
        if (
            line.Length is 0 or > LongestLine
            || !line.Contains("  ", StringComparison.Ordinal) && !line.Contains('\u3000', StringComparison.Ordinal)
        )
            return null;
        var folded = CharacterFolding.Fold(line);
        var cells = ImmutableArray.CreateBuilder<string>();
        var at = TextMatch.Skip(folded, 0);
        while (at < folded.Length && cells.Count <= WidestRow)
        {
            var gap = folded.IndexOf("  ", at, StringComparison.Ordinal);
            var end = gap < 0 ? folded.Length : gap;
            cells.Add(line[at..end].Trim());
            at = TextMatch.Skip(folded, end);
        }

        return cells.Count > 1 ? cells.ToImmutable() : null;
    }
}
