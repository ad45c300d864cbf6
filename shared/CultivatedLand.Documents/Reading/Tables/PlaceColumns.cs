using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>
/// Columns of places side by side: 县区 | 乡镇 | 村.
/// The smallest place has the task, and the other columns give the path above it.
/// </summary>
internal sealed class PlaceColumns
{
    private readonly ImmutableArray<int> _above;

    private PlaceColumns(int column, ImmutableArray<int> above)
    {
        Column = column;
        _above = above;
    }

    /// <summary>Column of the smallest place. -1 where there is none.</summary>
    public int Column { get; }

    public static PlaceColumns Of(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Place).ToList();
        var levels = columns
            .Select(column => (Column: column, Level: Level(header.Names[column])))
            .Where(place => place.Level > 0)
            .OrderBy(place => place.Level)
            .DistinctBy(place => place.Level)
            .ToList();
        return levels.Count > 1
            ? new(levels[^1].Column, [.. levels.SkipLast(1).Select(place => place.Column)])
            : Single(columns.Count > 0 ? columns[0] : -1);
    }

    public static PlaceColumns Single(int column) => new(column, []);

    /// <summary>Reads the place of a row as a path: 石桥镇/柳树村. The quote is its last name. Null where the cell is empty.</summary>
    public Sourced<string>? Read(Table table, int block, int row)
    {
        var cell = table.Passage(block, row, Column).Trim();
        if (cell.IsBlank)
            return null;
        var name = CharacterFolding.Unspaced(cell.Text);
        var path = _above
            .Select(column => CharacterFolding.Unspaced(table.Cell(row, column) ?? ""))
            .Where(above => above.Length > 0 && !name.Contains(above, StringComparison.Ordinal))
            .Append(name);
        return new(_above.IsEmpty ? name : string.Join('/', path), cell.Quote());
    }

    /// <summary>Returns the level of a column in the tree of places, from 1 at the top. 0 for 单位 and 地点, which tell no level.</summary>
    private static int Level(string header) =>
        TextMatch.ContainsAny(header, "村", "社区") ? 3
        : TextMatch.ContainsAny(header, "镇", "乡", "街") ? 2
        : TextMatch.ContainsAny(header, "县", "区") ? 1
        : 0;
}
