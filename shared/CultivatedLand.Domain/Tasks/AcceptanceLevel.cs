namespace CultivatedLand.Domain.Tasks;

/// <summary>Level of the office that accepts work, the lowest first. A plan says which level counts for targets and money.</summary>
public enum AcceptanceLevel
{
    /// <summary>镇级.</summary>
    Town,

    /// <summary>区县级.</summary>
    District,

    /// <summary>市级.</summary>
    City,
}

/// <summary>Codes and words of the levels of acceptance.</summary>
public static class AcceptanceLevels
{
    private static readonly (string Code, LocalizedText Words)[] Table =
    [
        ("town", new("镇级", "town level")),
        ("district", new("区县级", "district level")),
        ("city", new("市级", "city level")),
    ];

    public static IReadOnlyList<AcceptanceLevel> All { get; } = Enum.GetValues<AcceptanceLevel>();

    /// <summary>Returns the stable name in files and interfaces: <c>district</c>.</summary>
    public static string Code(this AcceptanceLevel level) => Table[(int)level].Code;

    public static LocalizedText Words(this AcceptanceLevel level) => Table[(int)level].Words;

    public static AcceptanceLevel? Parse(string? code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (AcceptanceLevel)index : null;
}

/// <summary>Area that a level below the counting one has passed. It counts for no target and no money.</summary>
/// <param name="Area">Area in all. Zero for a task that is not measured by area.</param>
/// <param name="Last">Last pass. It serves to recognise one that is recorded twice.</param>
public sealed record LevelPass(AcceptanceLevel Level, Mu Area, Acceptance Last);
