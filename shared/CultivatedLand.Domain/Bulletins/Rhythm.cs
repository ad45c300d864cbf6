namespace CultivatedLand.Domain.Bulletins;

/// <summary>Something that comes round: a meeting, a bulletin, a report, a patrol.</summary>
/// <param name="Weekday">For a weekly one; Monday where the plan names none. Ignored by the others.</param>
public sealed record Rhythm(string Id, string Name, RhythmKind Kind, RecurrenceInterval Every, DayOfWeek Weekday = DayOfWeek.Monday);

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

public enum RecurrenceInterval
{
    Week,

    /// <summary>On the 15th and the last day of the month.</summary>
    HalfMonth,

    /// <summary>On the last day.</summary>
    Month,

    /// <summary>On the last day.</summary>
    Quarter,

    /// <summary>On 30 June and 31 December.</summary>
    HalfYear,

    /// <summary>On 31 December.</summary>
    Year,
}
