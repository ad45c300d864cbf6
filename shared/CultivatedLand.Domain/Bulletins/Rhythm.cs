namespace CultivatedLand.Domain.Bulletins;

/// <summary>Rhythm of a recurring event: a meeting, a bulletin, a report or a patrol.</summary>
/// <param name="Weekday">Day of a weekly rhythm. Monday where the plan names none. Other rhythms ignore it.</param>
/// <param name="Days">Days of a meeting that is held when it is called, as they were set. Other rhythms have none.</param>
public sealed record Rhythm(
    string Id,
    string Name,
    RhythmKind Kind,
    RecurrenceInterval Every,
    DayOfWeek Weekday = DayOfWeek.Monday,
    EquatableArray<DateOnly> Days = default
);

/// <summary>Kind of recurring event.</summary>
public enum RhythmKind
{
    /// <summary>调度会, 专题会议.</summary>
    Meeting,

    /// <summary>通报.</summary>
    Bulletin,

    /// <summary>报告, 月报.</summary>
    Report,

    /// <summary>巡查.</summary>
    Patrol,
}

/// <summary>Interval between the occurrences of a rhythm.</summary>
public enum RecurrenceInterval
{
    Week,

    /// <summary>On the 15th and the last day of the month.</summary>
    HalfMonth,

    /// <summary>On the last day of the period.</summary>
    Month,

    /// <summary>On the last day of the period.</summary>
    Quarter,

    /// <summary>On 30 June and 31 December.</summary>
    HalfYear,

    /// <summary>On 31 December.</summary>
    Year,

    /// <summary>On the 10th, the 20th and the last day of the month (每旬).</summary>
    TenDays,

    /// <summary>On every workday.</summary>
    Day,

    /// <summary>On the days for which it is called, and never by itself.</summary>
    WhenCalled,
}
