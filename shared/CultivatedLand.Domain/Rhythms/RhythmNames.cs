namespace CultivatedLand.Domain.Rhythms;

/// <summary>The words by which people call rhythms.</summary>
public static class RhythmNames
{
    public static Sentence Name(this RhythmKind kind) => kind switch
    {
        RhythmKind.Meeting => new("调度会", "meeting"),
        RhythmKind.Bulletin => new("通报", "bulletin"),
        RhythmKind.Report => new("报告", "report"),
        _ => new("巡查", "patrol"),
    };

    public static Sentence Name(this Every every) => every switch
    {
        Every.Week => new("每周", "every week"),
        Every.HalfMonth => new("每半月", "every half month"),
        Every.Month => new("每月", "every month"),
        Every.Quarter => new("每季度", "every quarter"),
        Every.HalfYear => new("每半年", "every half year"),
        _ => new("每年", "every year"),
    };
}
