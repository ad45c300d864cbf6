using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Substitutions;

/// <summary>Side of the balance of substituted area.</summary>
public enum SubstitutionSide
{
    /// <summary>补划确认: land that substitutes other land and was confirmed.</summary>
    Confirmed,

    /// <summary>占用核销: confirmed land that was taken for construction.</summary>
    Taken,
}

/// <summary>Entry of the balance of one place: an area on a day, by a document.</summary>
/// <param name="Area">Area in force. Zero for an entry that was withdrawn.</param>
/// <param name="Document">Number or name of the document by which the area was confirmed or taken.</param>
public sealed record SubstitutionEntry(
    Place Place,
    SubstitutionSide Side,
    DateOnly Day,
    Mu Area,
    string Document,
    DateTimeOffset At,
    string By
)
{
    public const int LongestDocument = 200;

    /// <summary>Areas that the entry had before, the oldest first.</summary>
    public EquatableArray<SubstitutionChange> Before { get; init; }

    /// <summary>Lists the faults of an entry, one sentence each.</summary>
    public IEnumerable<LocalizedText> Faults(DateOnly today)
    {
        if (GridLevels.Of(Place) is null)
            yield return new(
                $"“{Place}”不是区县、镇（街道）、村（社区）或组；请写到其中一级，如 青禾县/石桥镇。",
                $"“{Place}” is no district, town, village or group; write one of them, like 青禾县/石桥镇."
            );
        if (Day > today)
            yield return new($"日期 {Day:yyyy-MM-dd} 还没有到。", $"The day {Day:yyyy-MM-dd} is still to come.");
        if (Document.Length == 0)
            yield return new("请填写确认或占用的文件。", "Name the document by which it was confirmed or taken.");
        if (Document.Length > LongestDocument)
            yield return new(
                $"文件名称超过{LongestDocument}个字，请缩短。",
                $"The name of the document is longer than {LongestDocument} characters; shorten it."
            );
    }
}

/// <summary>Area that an entry had before, and who recorded it.</summary>
public sealed record SubstitutionChange(DateTimeOffset At, string By, Mu Area);

/// <summary>Codes and words of the sides of the balance.</summary>
public static class SubstitutionSides
{
    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("confirmed", new("补划确认", "confirmed as substitute")),
        ("taken", new("占用核销", "taken")),
    ];

    public static IReadOnlyList<SubstitutionSide> All { get; } = Enum.GetValues<SubstitutionSide>();

    public static string Code(this SubstitutionSide side) => Table[(int)side].Code;

    public static LocalizedText Name(this SubstitutionSide side) => Table[(int)side].Name;

    public static SubstitutionSide? Parse(string? code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (SubstitutionSide)index : null;
}
