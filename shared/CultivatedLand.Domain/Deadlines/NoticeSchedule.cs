using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Domain.Deadlines;

/// <summary>When the notices of one due date go out: reminders before it, the escalation ladder after it.</summary>
public sealed class NoticeSchedule(DeadlinePolicy policy, WorkCalendar calendar)
{
    public DeadlinePolicy Policy { get; } = policy;

    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>All steps in order of time, without end: the last kind repeats until somebody stops asking.</summary>
    public IEnumerable<ScheduledStep> StepsFor(DateOnly due) => Reminders(due).Concat(Escalation(due));

    /// <summary>The first sending time at or after <paramref name="moment"/>.</summary>
    public DateTimeOffset SendingTimeFrom(DateTimeOffset moment)
    {
        var day = ChinaTime.DateOf(moment);
        if (moment > SendingTimeOn(day)) day = day.AddDays(1);
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
    private IEnumerable<ScheduledStep> Reminders(DateOnly due) =>
        Policy.Reminders
            .Select(days => Scheduled(new NoticeStep(NoticeKind.Reminder, days), due.AddDays(-days), Calendar.OnOrBefore(due.AddDays(-days))))
            .GroupBy(step => step.At)
            .Select(sameDay => sameDay.MinBy(step => step.Step.Distance))
            .OrderBy(step => step.At);

    private IEnumerable<ScheduledStep> Escalation(DateOnly due)
    {
        var reached = due;
        var workdays = 0;
        foreach (var rung in Policy.Ladder.OrderBy(rung => rung.Workdays))
        {
            reached = Calendar.WorkdayAfter(reached, rung.Workdays - workdays);
            workdays = rung.Workdays;
            yield return Scheduled(new NoticeStep(rung.Kind, workdays), reached, reached);
        }

        while (true)
        {
            reached = Calendar.WorkdayAfter(reached, Policy.StillOverdueEvery);
            workdays += Policy.StillOverdueEvery;
            yield return Scheduled(new NoticeStep(NoticeKind.StillOverdue, workdays), reached, reached);
        }
    }

    private ScheduledStep Scheduled(NoticeStep step, DateOnly nominal, DateOnly day) => new(step, SendingTimeOn(day), nominal);

    private DateTimeOffset SendingTimeOn(DateOnly day) => ChinaTime.At(day, Policy.SendAt);
}
