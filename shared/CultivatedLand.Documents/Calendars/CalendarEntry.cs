namespace CultivatedLand.Documents.Calendars;

/// <summary>Entry of a calendar file: one day with its description and alarms.</summary>
/// <param name="Uid">
/// Identity of the matter, which never changes.
/// A calendar that already has the entry updates it instead of adding a second one.
/// </param>
/// <param name="Sequence">Version number. A later version of the matter has a higher number.</param>
/// <param name="Stamp">Moment at which this version was made. Between equal sequences, the later one wins.</param>
/// <param name="Alarms">Times of the alarms, before (negative) or after the beginning of the day. Empty for a day that has passed.</param>
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
