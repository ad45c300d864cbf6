namespace CultivatedLand.Domain.Deadlines;

/// <summary>
/// Settings for the times at which notices go out.
/// The defaults are those of DOMAIN, "Deadline policy".
/// A deployment may set other values, and a plan may override them.
/// </summary>
/// <param name="SendAt">Local time of day (Asia/Shanghai) at which mail goes out on workdays.</param>
/// <param name="SendingWindow">
/// Period after <paramref name="SendAt"/> in which a host may still do the sending of that day.
/// A later host waits for the next sending time.
/// </param>
/// <param name="Reminders">Reminder times, in calendar days before the due date.</param>
/// <param name="Ladder">Rungs of escalation, each at a number of workdays after the due date.</param>
/// <param name="StillOverdueEvery">Workdays between the notices after the last rung.</param>
/// <param name="ReturnDays">Calendar days that a returned phase gets when the supervisor names no date.</param>
public sealed record DeadlinePolicy(
    TimeOnly SendAt,
    TimeSpan SendingWindow,
    EquatableArray<int> Reminders,
    EquatableArray<Rung> Ladder,
    int StillOverdueEvery,
    int ReturnDays
)
{
    public static DeadlinePolicy Default { get; } =
        new(
            new TimeOnly(9, 0),
            TimeSpan.FromHours(1),
            [14, 7, 3, 1, 0],
            [new(1, NoticeKind.Overdue), new(3, NoticeKind.SupervisionLetter), new(7, NoticeKind.Interview)],
            StillOverdueEvery: 5,
            ReturnDays: 15
        );

    /// <summary>Hours in which hand-overs are told at once.</summary>
    public HandOverHours HandOvers { get; init; } = HandOverHours.Default;

    /// <summary>Returns this policy with a ladder that calls nobody to an interview.</summary>
    public DeadlinePolicy WithoutInterviews() =>
        Ladder.Any(rung => rung.Kind == NoticeKind.Interview)
            ? this with
            {
                Ladder = Ladder.Where(rung => rung.Kind != NoticeKind.Interview).ToEquatableArray(),
            }
            : this;

    /// <summary>Lists the faults of these figures, one sentence each. The list is empty when the policy can be used.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (SendingWindow <= TimeSpan.Zero || SendAt.ToTimeSpan() + SendingWindow > TimeSpan.FromDays(1))
            yield return new(
                "发送时段须大于零，且不得跨越当日零点。",
                "The sending window must be longer than nothing and end before midnight."
            );
        if (Reminders.Any(days => days is < 0 or > 365))
            yield return new("提醒天数须在0至365之间。", "A reminder is sent from 0 to 365 days before the due date.");
        if (Ladder.Any(rung => rung.Workdays is < 1 or > 250))
            yield return new(
                "督办阶梯须为逾期后第1至250个工作日。",
                "A rung of the ladder stands from 1 to 250 workdays after the due date."
            );
        if (Ladder.Any(rung => rung.Kind is NoticeKind.Reminder or NoticeKind.StillOverdue or NoticeKind.HandOver))
            yield return new(
                "督办阶梯只能是逾期通知、督办函或约谈通知。",
                "A rung is an overdue notice, a supervision letter or an interview notice."
            );
        if (Ladder.Select(rung => rung.Workdays).Distinct().Count() != Ladder.Count)
            yield return new("督办阶梯中有两级落在同一工作日。", "Two rungs of the ladder stand on one workday.");
        if (StillOverdueEvery is < 1 or > 250)
            yield return new("持续逾期通知的间隔须为1至250个工作日。", "Still-overdue notices follow each other by 1 to 250 workdays.");
        if (ReturnDays is < 1 or > 365)
            yield return new("退回后的整改期限须为1至365天。", "A returned phase gets from 1 to 365 days.");
        if (HandOvers.Until < HandOvers.From)
            yield return new(
                "交办通知的截止时刻不得早于起始时刻。",
                "The hours in which hand-overs are told end no earlier than they begin."
            );
    }
}

/// <summary>Rung of the escalation ladder.</summary>
/// <param name="Workdays">Number of workdays after the due date. The first workday is 1.</param>
public readonly record struct Rung(int Workdays, NoticeKind Kind);
