namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Parts of a date that the words name, before they are resolved to a calendar day.</summary>
internal readonly record struct DatePoint
{
    public YearForm YearForm { get; init; }

    public int Year { get; init; }

    public int? Month { get; init; }

    /// <summary>Months ahead: 本月 is 0, 下月 is 1. Null where the month has a number or none is named.</summary>
    public int? MonthsAhead { get; init; }

    public int? Day { get; init; }

    /// <summary>Days ahead: 今天 is 0, 明天 is 1.</summary>
    public int? DaysAhead { get; init; }

    /// <summary>Weeks ahead, together with <see cref="Weekday"/>: 本周五 is 0, 下周五 is 1.</summary>
    public int? WeeksAhead { get; init; }

    public DayOfWeek? Weekday { get; init; }

    public DatePart Part { get; init; }

    public int? Quarter { get; init; }

    public int? Half { get; init; }

    public bool HasYear => YearForm != YearForm.None;

    public bool IsBareYear => HasYear && Month is null && MonthsAhead is null && Quarter is null && Half is null && Day is null;

    public DateGrain Grain =>
        this switch
        {
            { Day: not null } or { DaysAhead: not null } or { WeeksAhead: not null } => DateGrain.Day,
            { Month: not null, Part: not DatePart.None } or { MonthsAhead: not null, Part: not DatePart.None } => DateGrain.TenDays,
            { Month: not null } or { MonthsAhead: not null } => DateGrain.Month,
            { Quarter: not null } => DateGrain.Quarter,
            { Half: not null } => DateGrain.HalfYear,
            _ => DateGrain.Year,
        };
}

/// <summary>Form in which the words give the year.</summary>
internal enum YearForm
{
    None,
    Stated,

    /// <summary>今年, 本年度.</summary>
    This,

    /// <summary>年底, 年内, 全年: the year that was named last.</summary>
    Running,
    Next,
    Last,
    Masked,
}

/// <summary>Part of a month or year.</summary>
internal enum DatePart
{
    None,

    /// <summary>上旬, 初.</summary>
    Early,

    /// <summary>上中旬.</summary>
    EarlyMiddle,

    /// <summary>中旬.</summary>
    Middle,

    /// <summary>中下旬.</summary>
    MiddleLate,

    /// <summary>下旬.</summary>
    Late,

    /// <summary>底, 末.</summary>
    End,

    /// <summary>年内.</summary>
    Within,

    /// <summary>全年.</summary>
    Whole,
}
