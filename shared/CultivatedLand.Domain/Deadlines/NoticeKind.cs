namespace CultivatedLand.Domain.Deadlines;

/// <summary>Kind of notice, mildest first.</summary>
public enum NoticeKind
{
    /// <summary>交办: the task has changed hands. It stands on no schedule.</summary>
    HandOver,

    /// <summary>提醒.</summary>
    Reminder,

    /// <summary>逾期通知.</summary>
    Overdue,

    /// <summary>督办函.</summary>
    SupervisionLetter,

    /// <summary>约谈通知.</summary>
    Interview,

    /// <summary>持续逾期.</summary>
    StillOverdue,
}

/// <summary>Extension methods that give the code and the name of a notice kind.</summary>
public static class NoticeKinds
{
    private static readonly (string Code, string Chinese, string English)[] Names =
    [
        ("hand-over", "交办通知", "hand-over"),
        ("reminder", "提醒", "reminder"),
        ("overdue", "逾期通知", "overdue notice"),
        ("supervision-letter", "督办函", "supervision letter"),
        ("interview", "约谈通知", "interview notice"),
        ("still-overdue", "持续逾期", "still overdue"),
    ];

    /// <summary>Returns the stable name in files and interfaces: <c>supervision-letter</c>.</summary>
    public static string Code(this NoticeKind kind) => Names[(int)kind].Code;

    public static string In(this NoticeKind kind, Language language) =>
        language == Language.English ? Names[(int)kind].English : Names[(int)kind].Chinese;

    public static NoticeKind? Parse(string code) =>
        Array.FindIndex(Names, name => name.Code == code) is >= 0 and var index ? (NoticeKind)index : null;

    /// <summary>
    /// Whether a notice of this kind is a mail of its own, never part of a digest.
    /// Supervision letters and interview notices are official papers.
    /// </summary>
    public static bool IsMailOfItsOwn(this NoticeKind kind) => kind is NoticeKind.SupervisionLetter or NoticeKind.Interview;
}
