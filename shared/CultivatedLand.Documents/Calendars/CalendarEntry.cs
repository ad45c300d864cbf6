namespace CultivatedLand.Documents.Calendars;

/// <summary>A day to keep in a calendar.</summary>
/// <param name="Uid">The same for ever for the same matter: a calendar that has it already updates instead of doubling.</param>
/// <param name="Sequence">Higher for a later version of the matter.</param>
/// <param name="Stamp">When this version was made; between equal sequences the later one wins.</param>
/// <param name="Alarms">Before (negative) or after the beginning of the day; empty for a day that has passed.</param>
public sealed record CalendarEntry(
    string Uid,
    int Sequence,
    DateTimeOffset Stamp,
    DateOnly Day,
    string Summary,
    string Description,
    string Location,
    Uri? Link,
    IReadOnlyList<TimeSpan> Alarms
);
