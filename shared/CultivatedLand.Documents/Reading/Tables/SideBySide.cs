using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Lists side by side in one table: 村 | 面积 | 村 | 面积. They are put one below the other.</summary>
internal static class SideBySide
{
    /// <summary>Rows of the single list, with the position of the first cell of each in the given rows.</summary>
    internal sealed record Stacked(ImmutableArray<ImmutableArray<string>> Rows, IReadOnlyList<(int Row, int Column)> From);

    /// <summary>Returns the single list. Null where the header does not repeat itself from left to right.</summary>
    public static Stacked? Stack(ImmutableArray<ImmutableArray<string>> rows)
    {
        var header = -1;
        for (var row = 0; row < Math.Min(rows.Length, 10) && header < 0; row++)
            header = Width(rows[row]) > 0 ? row : -1;
        if (header < 0)
            return null;
        var width = Width(rows[header]);
        var lists = rows[header].Length / width;
        var stacked = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var from = new List<(int, int)>();
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = rows[row];
            if (row <= header)
            {
                Add([.. cells.Take(width)], row, 0);
                continue;
            }

            var total = cells.Take(width).FirstOrDefault(TableCells.IsTotal);
            if (
                total is not null
                && cells.Skip(width).Any(cell => cell.Trim().Length > 0)
                && cells.Take(width).Count(cell => cell.Trim().Length > 0) == 1
            )
            {
                // 合计 may have its figure in the last list.
                var last = cells.Length - cells.Length % width - width;
                Add(
                    [
                        .. cells
                            .Skip(last)
                            .Take(width)
                            .Select(
                                (cell, index) =>
                                    cell.Trim().Length > 0 ? cell
                                    : index == 0 ? total
                                    : ""
                            ),
                    ],
                    row,
                    last
                );
                continue;
            }

            for (var list = 0; list < lists; list++)
            {
                var part = cells.Skip(list * width).Take(width).ToImmutableArray();
                if (part.Any(cell => cell.Trim().Length > 0))
                    Add(part, row, list * width);
            }
        }

        return new(stacked.ToImmutable(), from);

        void Add(ImmutableArray<string> cells, int row, int column)
        {
            stacked.Add(cells);
            from.Add((row, column));
        }
    }

    /// <summary>Returns the number of columns after which the header begins again. 0 where it does not.</summary>
    private static int Width(ImmutableArray<string> header)
    {
        var names = header.Select(CharacterFolding.Unspaced).ToArray();
        for (var width = 2; width <= names.Length / 2; width++)
        {
            if (
                names.Length % width != 0
                || names.Take(width).Any(name => name.Length == 0)
                || names.Take(width).Distinct().Count() < width
            )
                continue;
            if (Enumerable.Range(width, names.Length - width).All(column => names[column] == names[column % width]))
                return width;
        }

        return 0;
    }
}
