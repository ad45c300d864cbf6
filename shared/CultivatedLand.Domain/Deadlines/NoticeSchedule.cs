using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Domain.Deadlines;

/// <summary>When the notices of one due date go out: reminders before it, the escalation ladder after it.</summary>
public sealed class NoticeSchedule(DeadlinePolicy policy, WorkCalendar calendar)
{
    private readonly int[] _farthestFirst = [.. policy.Reminders.OrderDescending()];

    public DeadlinePolicy Policy { get; } = policy;

    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>All steps in order of time, without end: the last kind repeats until somebody stops asking.</summary>
    public IEnumerable<ScheduledStep> StepsFor(DateOnly due) => StepsAfter(due, reached: null);

    /// <summary>Those of the steps that come after this one; all of them where none has been reached yet.</summary>
    public IEnumerable<ScheduledStep> StepsAfter(DateOnly due, NoticeStep? reached)
    {
        if (reached is { Kind: not NoticeKind.Reminder } rung)
            return Escalation(due, rung.Distance);
        return Reminders(due).SkipWhile(step => step.Step.Order <= reached?.Order).Concat(Escalation(due, passed: 0));
    }

    /// <summary>The first sending time at or after <paramref name="moment"/>.</summary>
    public DateTimeOffset SendingTimeFrom(DateTimeOffset moment)
    {
        var day = ChinaTime.DateOf(moment);
        if (moment > SendingTimeOn(day))
            day = day.AddDays(1);
        return SendingTimeOn(Calendar.OnOrAfter(day));
    }

    /// <summary>The sending time whose window <paramref name="moment"/> falls into, where there is one.</summary>
    public DateTimeOffset? SendingTimeAround(DateTimeOffset moment)
    {
        var day = ChinaTime.DateOf(moment);
        var sending = SendingTimeOn(day);
        return Calendar.IsWorkday(day) && moment >= sending && moment < sending + Policy.SendingWindow ? sending : null;
    }

    /// <summary>Moved back to the nearest earlier workday; of two that fall on one day the one closer to the due date stays.</summary>
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

    /// <param name="passed">Workdays after the due date whose steps are left out: a task years overdue does not walk through them all again.</param>
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
