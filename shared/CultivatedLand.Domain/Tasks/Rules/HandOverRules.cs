using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for hand-overs: which facts are told to the people who take the task over, and when.
/// A task without phases has no deadline and causes no mail.
/// Rule: DOMAIN, "Hand-overs are told at once".
/// </summary>
internal static class HandOverRules
{
    /// <param name="before">State before the facts. Null for a new task, which nobody hears of before it starts.</param>
    /// <param name="from">Moment from which the next time of telling is looked for.</param>
    public static EquatableArray<Notice> Told(
        RectificationTask? before,
        EquatableArray<TaskFact> facts,
        NoticeSchedule schedule,
        DateTimeOffset from
    )
    {
        if (before is null || !schedule.Policy.HandOvers.IsOn)
            return [];
        var notices = new List<Notice>();
        var state = before;
        (TaskFact Fact, RectificationTask After)? report = null;
        foreach (var fact in facts)
        {
            state = TaskHistory.Evolve(state, fact);
            if (fact is TaskFact.ProgressReported)
                report = (fact, state);
            else
                Tell(fact, state);
        }

        // Phases that are reported together are handed over once, with the last of them.
        if (report is { } last && IsSubmission(before, last.After))
            Tell(last.Fact, last.After);
        return notices.ToEquatableArray();

        void Tell(TaskFact fact, RectificationTask after)
        {
            var to = NoticeRouting.Of(fact, after.Spec);
            if (to.Count > 0 && after.Phases.Count > 0 && !IsUnknownToAll(fact, before))
                notices.Add(Compose(after, fact, to, schedule.HandOverTimeAfter(from)));
        }
    }

    /// <summary>Whether a task ends or changes that never started.</summary>
    private static bool IsUnknownToAll(TaskFact fact, RectificationTask before) =>
        fact is TaskFact.Cancelled or TaskFact.Replanned && before.Status == RectificationStatus.Planned;

    /// <summary>
    /// Whether a report hands the work to the supervisor: it completes an application, or leaves nothing open but an acceptance.
    /// </summary>
    internal static bool IsSubmission(RectificationTask before, RectificationTask after) =>
        after.Phases.Any(phase =>
            phase.Kind == PhaseKind.Apply && after.IsDone(phase) && before.Phase(phase.Number) is { } was && !before.IsDone(was)
        ) || (before.Current is { Kind: not PhaseKind.Accept } && after.Current is null or { Kind: PhaseKind.Accept });

    private static Notice Compose(RectificationTask task, TaskFact fact, EquatableArray<People.Addressee> to, DateTimeOffset at)
    {
        var phase = task.Current ?? task.Phases[^1];
        var (id, day) = (NoticeId.OfFact(task.Id, task.Version), ChinaTime.DateOf(at));
        return new Notice(
            id,
            NoticeKind.HandOver,
            task.Spec.Name,
            task.Spec.Place,
            phase.Name,
            phase.Due,
            at,
            to,
            [],
            task.Spec.LeadOffices,
            new NoticeReason(id.Step, day, day, day, 0),
            fact
        );
    }
}
