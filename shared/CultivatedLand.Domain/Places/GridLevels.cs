namespace CultivatedLand.Domain.Places;

/// <summary>Level of the patrol grid (网格), listed from the ground up.</summary>
public enum GridLevel
{
    Group,
    Village,
    Town,
    District,
}

/// <summary>Rules for grid levels: reading a level from a place name, and its wording.</summary>
public static class GridLevels
{
    private static readonly (GridLevel Level, string[] Endings)[] Table =
    [
        (GridLevel.Village, ["社区", "居委会", "村委会", "村", "居"]),
        (GridLevel.Town, ["镇", "乡", "街道", "街办"]),
        (GridLevel.District, ["自治县", "县", "区", "旗", "市"]),
        (GridLevel.Group, ["组", "社"]),
    ];

    /// <summary>Finds the level by the ending of the place's name. Null where the ending tells nothing.</summary>
    public static GridLevel? Of(Place place)
    {
        foreach (var (level, endings) in Table)
        {
            if (endings.Any(ending => place.Name.EndsWith(ending, StringComparison.Ordinal)))
                return level;
        }

        return null;
    }

    public static LocalizedText Words(this GridLevel level) =>
        level switch
        {
            GridLevel.Group => new("组", "group"),
            GridLevel.Village => new("三级网格（村）", "village, level 3"),
            GridLevel.Town => new("二级网格（镇）", "town, level 2"),
            _ => new("一级网格（区县）", "district, level 1"),
        };
}
