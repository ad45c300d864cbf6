using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>A date, a period or a term that a text names.</summary>
/// <param name="Text">The words themselves, with the 前 or 止 that makes a deadline of them.</param>
/// <param name="Offset">Where the words begin in the text that was given.</param>
/// <param name="Start">First day of a period.</param>
/// <param name="Due">Last day, inclusive; null where no calendar date follows from the words.</param>
/// <param name="Deadline">True when something has to be done by then; false for what is cited, past, or merely mentioned.</param>
public sealed record DateMention(string Text, int Offset, DateOnly? Start, DateOnly? Due, RelativeTerm? Relative, bool Deadline)
{
    public DateSense Sense { get; init; }

    public DateGrain Grain { get; init; }

    public DateFault Trouble { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>The weekday printed beside the date.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Month and day where the year is masked or unknown.</summary>
    public (int Month, int Day)? MonthDay { get; init; }

    public int End => Offset + Text.Length;
}

/// <summary>What a date stands for in its sentence.</summary>
public enum DateSense
{
    /// <summary>Named, without anything to do by then.</summary>
    Mentioned,

    /// <summary>10月30日前: due on that day.</summary>
    Deadline,

    /// <summary>截至2023年3月31日: the day that figures were taken.</summary>
    AsOf,

    /// <summary>10月21日以来, 2022年1月1日后.</summary>
    Since,

    /// <summary>What has happened by then, or when an offence took place.</summary>
    Past,

    /// <summary>Part of the name or number of another document.</summary>
    Cited,

    /// <summary>每月25日前: comes back, so it is a rhythm.</summary>
    Recurring,

    /// <summary>公示期间, 发布时间: a date of the paper and nobody's task.</summary>
    Notice,
}

public enum DateGrain
{
    Day,
    TenDays,
    Month,
    Quarter,
    HalfYear,
    Year,
}

public enum DateFault
{
    None,

    /// <summary>No year in the words and none known for the document.</summary>
    NoYear,

    /// <summary>20xx年.</summary>
    MaskedYear,

    /// <summary>2月30日.</summary>
    NoSuchDate,

    /// <summary>The period ends before it begins.</summary>
    EndsBeforeStart,
}

/// <summary>What is known before a text is read for dates.</summary>
/// <param name="Year">Year of the plan, given to dates without one.</param>
/// <param name="Issued">Date of issue; 本月, 明年 and the like count from it.</param>
/// <param name="Expectation">What kind of place the text stands in.</param>
public sealed record DateContext(int? Year = null, DateOnly? Issued = null, DateExpectation Expectation = DateExpectation.Prose)
{
    public static DateContext None { get; } = new();

    /// <summary>A summing-up (总结, …情况汇报): what it says was done by a date was done, unless the words set a duty.</summary>
    public bool IsReport { get; init; }

    /// <summary>The month that the title names (7月份重点工作): 10日前 is of this month where no other was named.</summary>
    public int? Month { get; init; }

    internal int? PlanYear => Year ?? Issued?.Year;
}

public enum DateExpectation
{
    Prose,

    /// <summary>A section that lists steps with their times: a date at the head of a sentence is a date to meet.</summary>
    Schedule,

    /// <summary>The value of a label or a column that names a deadline (整改时限): every date is one.</summary>
    Deadline,
}
