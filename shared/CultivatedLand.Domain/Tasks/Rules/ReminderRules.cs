using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for the effects of time alone.
/// Notices go only at a sending time.
/// Of the steps that should have gone by then, only the most recent goes.
/// The others are recorded as skipped.
/// Rule: DOMAIN, "Catching up".
/// </summary>
internal static class ReminderRules
{
    public static (EquatableArray<TaskFact> Facts, EquatableArray<Notice> Notices) Wake(
        RectificationTask task,
        NoticeSchedule schedule,
        DateTimeOffset now
    )
    {
        if (task.Status != RectificationStatus.Active || task.Current is not { } phase)
            return default;
        if (SendingTimeNow(task, schedule, now) is not { } sending)
            return default;

        var steps = Ahead(phase, schedule, now).TakeWhile(step => step.At <= sending).ToList();
        if (steps.Count == 0)
            return default;

        var last = steps[^1];
        var skipped = steps[..^1];
        var issued = new TaskFact.NoticeIssued(now, RuleName, Identity(task, phase, last), last.Step, last.At, sending);
        return (
            skipped.Count == 0
                ? [issued]
                :
                [
                    new TaskFact.NoticesSkipped(
                        now,
                        RuleName,
                        skipped.Select(step => Identity(task, phase, step)).ToEquatableArray(),
                        skipped[^1].At
                    ),
                    issued,
                ],
            [Compose(task, phase, last, sending, skipped.Count)]
        );
    }

    /// <summary>Returns the next moment at which time alone will change something. It is never before <paramref name="now"/>.</summary>
    public static DateTimeOffset? WakeAt(RectificationTask task, NoticeSchedule schedule, DateTimeOffset now)
    {
        if (task.Status != RectificationStatus.Active || task.Current is not { } phase)
            return null;

        var next = Ahead(phase, schedule, now).First().At;
        if (next > now)
            return next;
        if (SendingTimeNow(task, schedule, now) >= next)
            return now;

        // After the clock was put back, now is earlier than the moment at which the schedule came into force.
        return schedule.SendingTimeFrom(Since(task, now) is { } since && since > now ? since : now);
    }

    /// <summary>
    /// Returns the step that goes next for the current phase, at the moment at which it goes. Null when nothing is scheduled.
    /// Of the steps that should have gone by that moment it is the most recent.
    /// </summary>
    /// <param name="wakeAt">Next wake-up of the task.</param>
    public static ScheduledStep? Next(RectificationTask task, NoticeSchedule schedule, DateTimeOffset? wakeAt)
    {
        if (task.Status != RectificationStatus.Active || task.Current is not { } phase)
            return null;
        var ahead = schedule.StepsAfter(phase.Due, phase.NoticedThrough);
        var first = ahead.First();
        var at = wakeAt > first.At ? wakeAt.Value : first.At;
        return ahead.TakeWhile(step => step.At <= at).Last() with { At = at };
    }

    private const string RuleName = "规则";

    /// <summary>A start that lies further ahead than this was named by a wrong clock. A machine is set by less all the time.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>
    /// Days by which a step that was taken may lie ahead. A new policy or calendar moves steps by weeks; a wrong clock takes them years
    /// ahead.
    /// </summary>
    private const int MostDaysAhead = 60;

    /// <summary>
    /// Returns the steps that are ahead. Where a wrong clock took steps of a far future, those from now on are ahead again.
    /// A notice that went then does not go again, since its identity is the same.
    /// </summary>
    private static IEnumerable<ScheduledStep> Ahead(TaskPhase phase, NoticeSchedule schedule, DateTimeOffset now) =>
        phase.NoticedThrough is { } reached && IsOfWrongClock(phase.Due, reached, now)
            ? schedule.StepsFor(phase.Due).SkipWhile(step => step.At < (schedule.SendingTimeAround(now) ?? now))
            : schedule.StepsAfter(phase.Due, phase.NoticedThrough);

    private static bool IsOfWrongClock(DateOnly due, NoticeStep reached, DateTimeOffset now) =>
        due.AddDays(reached.Order) > ChinaTime.DateOf(now).AddDays(MostDaysAhead);

    /// <summary>Returns the moment from which the schedule is in force. Null also where a wrong clock named it.</summary>
    private static DateTimeOffset? Since(RectificationTask task, DateTimeOffset now) =>
        task.ScheduledSince > now + ClockTolerance ? null : task.ScheduledSince;

    /// <summary>
    /// Finds the sending time whose window is open now.
    /// Null where there is none, or where the schedule came into force only after it.
    /// </summary>
    private static DateTimeOffset? SendingTimeNow(RectificationTask task, NoticeSchedule schedule, DateTimeOffset now) =>
        schedule.SendingTimeAround(now) is { } sending && !(sending < Since(task, now)) ? sending : null;

    private static NoticeId Identity(RectificationTask task, TaskPhase phase, ScheduledStep step) =>
        new(task.Id, phase.Number, phase.Round, phase.Due, step.Step);

    private static Notice Compose(RectificationTask task, TaskPhase phase, ScheduledStep step, DateTimeOffset sending, int skipped) =>
        new(
            Identity(task, phase, step),
            step.Step.Kind,
            task.Spec.Name,
            task.Spec.Place,
            phase.Name,
            phase.Due,
            sending,
            NoticeRouting.To(step.Step.Kind, task.Spec),
            NoticeRouting.Cc(step.Step.Kind, task.Spec),
            task.Spec.LeadOffices,
            new NoticeReason(step.Step, step.Nominal, ChinaTime.DateOf(step.At), ChinaTime.DateOf(sending), skipped)
        );
}
