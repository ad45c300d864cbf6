namespace CultivatedLand.Domain.Bulletins;

/// <summary>Extension methods that name rhythms and intervals.</summary>
public static class RhythmNames
{
    public static LocalizedText Name(this RhythmKind kind) =>
        kind switch
        {
            RhythmKind.Meeting => new("调度会", "meeting"),
            RhythmKind.Bulletin => new("通报", "bulletin"),
            RhythmKind.Report => new("报告", "report"),
            _ => new("巡查", "patrol"),
        };

    public static LocalizedText Name(this RecurrenceInterval every) =>
        every switch
        {
            RecurrenceInterval.Week => new("每周", "every week"),
            RecurrenceInterval.HalfMonth => new("每半月", "every half month"),
            RecurrenceInterval.Month => new("每月", "every month"),
            RecurrenceInterval.Quarter => new("每季度", "every quarter"),
            RecurrenceInterval.HalfYear => new("每半年", "every half year"),
            RecurrenceInterval.TenDays => new("每旬", "every ten days"),
            RecurrenceInterval.Day => new("每天", "every day"),
            RecurrenceInterval.WhenCalled => new("随时召开", "when called"),
            _ => new("每年", "every year"),
        };
}
