using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Domain.Deadlines;

/// <summary>Schedule of the notices for one due date: reminders before it, the escalation ladder after it.</summary>
public sealed class NoticeSchedule(DeadlinePolicy policy, WorkCalendar calendar)
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    private readonly int[] _farthestFirst = [.. policy.Reminders.OrderDescending()];

    public DeadlinePolicy Policy { get; } = policy;

    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>Lists all steps in order of time. The list has no end: the last kind repeats until the caller stops.</summary>
    public IEnumerable<ScheduledStep> StepsFor(DateOnly due) => StepsAfter(due, reached: null);

    /// <summary>Lists the steps after <paramref name="reached"/>. It lists all steps where none has been reached yet.</summary>
    public IEnumerable<ScheduledStep> StepsAfter(DateOnly due, NoticeStep? reached)
    {
        if (reached is { Kind: not NoticeKind.Reminder } rung)
            return Escalation(due, rung.Distance);
        return Reminders(due).SkipWhile(step => step.Step.Order <= reached?.Order).Concat(Escalation(due, passed: 0));
    }

    /// <summary>Returns the first sending time at or after <paramref name="moment"/>.</summary>
    public DateTimeOffset SendingTimeFrom(DateTimeOffset moment)
    {
        var day = ChinaTime.DateOf(moment);
        if (moment > SendingTimeOn(day))
            day = day.AddDays(1);
        return SendingTimeOn(Calendar.OnOrAfter(day));
    }

    /// <summary>
    /// Returns the moment at which a hand-over that happened at <paramref name="moment"/> is told: the next full five minutes,
    /// strictly later, in the hours for hand-overs of a workday, else the next sending time. A mail that has just gone gets no second.
    /// </summary>
    public DateTimeOffset HandOverTimeAfter(DateTimeOffset moment)
    {
        var next = ChinaTime.Of(new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % FiveMinutes.Ticks), TimeSpan.Zero) + FiveMinutes);
        var (day, time) = (ChinaTime.DateOf(next), TimeOnly.FromTimeSpan(next.TimeOfDay));
        return Calendar.IsWorkday(day) && time >= Policy.HandOvers.From && time <= Policy.HandOvers.Until ? next : SendingTimeFrom(moment);
    }

    /// <summary>Finds the sending time whose window contains <paramref name="moment"/>. Null where there is none.</summary>
    public DateTimeOffset? SendingTimeAround(DateTimeOffset moment)
    {
        var day = ChinaTime.DateOf(moment);
        var sending = SendingTimeOn(day);
        return Calendar.IsWorkday(day) && moment >= sending && moment < sending + Policy.SendingWindow ? sending : null;
    }

    /// <summary>
    /// Lists the reminders, each moved back to the nearest earlier workday.
    /// Where two fall on one day, the one closer to the due date stays.
    /// </summary>
    private List<ScheduledStep> Reminders(DateOnly due)
    {
        var steps = new List<ScheduledStep>(_farthestFirst.Length);
        foreach (var days in _farthestFirst)
        {
            var step = Scheduled(new NoticeStep(NoticeKind.Reminder, days), due.AddDays(-days), Calendar.OnOrBefore(due.AddDays(-days)));
            if (steps.Count > 0 && steps[^1].At == step.At)
                steps.RemoveAt(steps.Count - 1);
            steps.Add(step);
        }

        return steps;
    }

    /// <param name="passed">
    /// Number of workdays after the due date whose steps are left out.
    /// Without it, a task that is years overdue would pass through all of them again.
    /// </param>
    private IEnumerable<ScheduledStep> Escalation(DateOnly due, int passed)
    {
        var (day, workdays) = (due, 0);
        foreach (var step in Rungs(passed))
        {
            day = Calendar.WorkdayAfter(day, step.Distance - workdays);
            workdays = step.Distance;
            yield return Scheduled(step, day, day);
        }
    }

    private IEnumerable<NoticeStep> Rungs(int passed)
    {
        var last = 0;
        foreach (var rung in Policy.Ladder.OrderBy(rung => rung.Workdays))
        {
            last = rung.Workdays;
            if (last > passed)
                yield return new NoticeStep(rung.Kind, last);
        }

        var repeats = Math.Max(0, passed - last) / Policy.StillOverdueEvery;
        while (true)
            yield return new NoticeStep(NoticeKind.StillOverdue, last + (++repeats * Policy.StillOverdueEvery));
    }

    private ScheduledStep Scheduled(NoticeStep step, DateOnly nominal, DateOnly day) => new(step, SendingTimeOn(day), nominal);

    private DateTimeOffset SendingTimeOn(DateOnly day) => ChinaTime.At(day, Policy.SendAt);
}
