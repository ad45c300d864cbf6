namespace CultivatedLand.Documents.Calendars;

/// <summary>Entry of a calendar file: a whole day or some hours of it, with its description and alarms.</summary>
/// <param name="Uid">
/// Identity of the matter, which never changes.
/// A calendar that already has the entry updates it instead of adding a second one.
/// </param>
/// <param name="Sequence">Version number. A later version of the matter has a higher number.</param>
/// <param name="Stamp">Moment at which this version was made. Between equal sequences, the later one wins.</param>
/// <param name="Alarms">
/// Times of the alarms, before (negative) or after the beginning of the day or of its hours.
/// Empty for a day that has passed.
/// </param>
/// <param name="Hours">Hours of the day in China time, which the reader is busy for. Null for a whole day, which blocks no time.</param>
/// <param name="IsCancelled">Whether the matter is called off. A calendar that has the entry strikes it out.</param>
public sealed record CalendarEntry(
    string Uid,
    int Sequence,
    DateTimeOffset Stamp,
    DateOnly Day,
    string Summary,
    string Description,
    string Location,
    Uri? Link,
    IReadOnlyList<TimeSpan> Alarms,
    CalendarHours? Hours = null,
    bool IsCancelled = false
);

/// <summary>Hours of a calendar entry on its day, in China time.</summary>
public sealed record CalendarHours(TimeOnly From, TimeSpan Length);
