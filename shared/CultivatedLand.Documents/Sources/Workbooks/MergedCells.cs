using System.Collections.Immutable;
using System.Globalization;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Rules for merged cells: the text of a merged cell is repeated in every cell it covers.</summary>
internal static class MergedCells
{
    private const int MostFilled = 500_000;

    public static void Fill(ImmutableArray<ImmutableArray<string>>.Builder rows, IReadOnlyList<string> merges, int firstRow)
    {
        var filled = 0;
        foreach (var range in merges)
        {
            if (
                range.Split(':') is not [var from, var to]
                || CellReference.Parse(from) is not var (top, left)
                || CellReference.Parse(to) is not var (bottom, right)
            )
                continue;
            if (top - firstRow < 0 || top - firstRow >= rows.Count || left >= rows[top - firstRow].Length || right - left > 255)
                continue;
            var words = rows[top - firstRow][left];
            if (words.Length == 0)
                continue;
            for (var row = top - firstRow; row <= Math.Min(bottom - firstRow, rows.Count - 1) && filled < MostFilled; row++)
            {
                var cells = rows[row].ToBuilder();
                while (cells.Count <= right)
                    cells.Add("");
                for (var column = left; column <= right; column++, filled++)
                    cells[column] = words;
                rows[row] = cells.ToImmutable();
            }
        }
    }
}

/// <summary>Parser of cell references such as B12. The column counts from 0, the row from 1 as in the worksheet.</summary>
internal static class CellReference
{
    public static int? Column(ReadOnlySpan<char> reference) => Letters(reference, out _);

    public static (int Row, int Column)? Parse(string reference) =>
        Letters(reference, out var digits) is { } column
        && int.TryParse(reference.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
        && row > 0
            ? (row, column)
            : null;

    private static int? Letters(ReadOnlySpan<char> reference, out int end)
    {
        var column = 0;
        end = 0;
        while (end < reference.Length && end < 3 && char.IsAsciiLetter(reference[end]))
            column = (column * 26) + (char.ToUpperInvariant(reference[end++]) - 'A' + 1);
        return end == 0 ? null : column - 1;
    }
}
