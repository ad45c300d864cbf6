using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Date, period or term that a text names.</summary>
/// <param name="Text">Words of the date, with the 前 or 止 that makes it a deadline.</param>
/// <param name="Offset">Position in the given text at which the words begin.</param>
/// <param name="Start">First day of a period.</param>
/// <param name="Due">Last day, inclusive. Null where the words give no calendar date.</param>
/// <param name="Deadline">True when something must be done by this date. False for a date that is cited, past or only mentioned.</param>
public sealed record DateMention(string Text, int Offset, DateOnly? Start, DateOnly? Due, RelativeTerm? Relative, bool Deadline)
{
    public DateSense Sense { get; init; }

    public DateGrain Grain { get; init; }

    public DateFault Trouble { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>Weekday printed beside the date.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Month and day, where the year is masked or unknown.</summary>
    public (int Month, int Day)? MonthDay { get; init; }

    public int End => Offset + Text.Length;
}

/// <summary>Meaning of a date in its sentence.</summary>
public enum DateSense
{
    /// <summary>The date is only named; nothing must be done by then.</summary>
    Mentioned,

    /// <summary>10月30日前: due on that day.</summary>
    Deadline,

    /// <summary>截至2023年3月31日: the day to which figures refer.</summary>
    AsOf,

    /// <summary>10月21日以来, 2022年1月1日后.</summary>
    Since,

    /// <summary>The date of something that has happened, or of an offence.</summary>
    Past,

    /// <summary>The date is part of the name or number of another document.</summary>
    Cited,

    /// <summary>每月25日前: the date recurs, so it belongs to a rhythm.</summary>
    Recurring,

    /// <summary>公示期间, 发布时间: the date belongs to the document and to no task.</summary>
    Notice,
}

/// <summary>Precision of a date.</summary>
public enum DateGrain
{
    Day,
    TenDays,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>Fault of a date.</summary>
public enum DateFault
{
    None,

    /// <summary>The words have no year, and none is known for the document.</summary>
    NoYear,

    /// <summary>20xx年.</summary>
    MaskedYear,

    /// <summary>2月30日.</summary>
    NoSuchDate,

    /// <summary>The period ends before it begins.</summary>
    EndsBeforeStart,

    /// <summary>农历八月十五: a day of the lunar calendar.</summary>
    Lunar,
}

/// <summary>Context for reading the dates of a text.</summary>
/// <param name="Year">Year of the plan. Dates without a year get it.</param>
/// <param name="Issued">Date of issue. 本月, 明年 and similar words count from it.</param>
/// <param name="Expectation">Kind of place in which the text stands.</param>
public sealed record DateContext(int? Year = null, DateOnly? Issued = null, DateExpectation Expectation = DateExpectation.Prose)
{
    public static DateContext None { get; } = new();

    /// <summary>Whether the document is a report (总结, …情况汇报). Its dates tell past work, unless the words set a duty.</summary>
    public bool IsReport { get; init; }

    /// <summary>Month that the title names (7月份重点工作). 10日前 belongs to this month where no other was named.</summary>
    public int? Month { get; init; }

    /// <summary>Whether a year with an amount of work is a deadline. True only for a document that names no other day.</summary>
    public bool YearsAreGoals { get; init; }

    /// <summary>Latest year that the document names. A goal for an earlier year is history.</summary>
    public int? LatestYear { get; init; }

    internal int? PlanYear => Year ?? Issued?.Year;
}

/// <summary>Kind of place in which a date stands.</summary>
public enum DateExpectation
{
    Prose,

    /// <summary>A section that lists steps with their times. A date at the beginning of a sentence is a deadline.</summary>
    Schedule,

    /// <summary>The value of a label or a column that names a deadline (整改时限). Every date in it is a deadline.</summary>
    Deadline,
}
