using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>One task living through a rehearsal: the host's part, without a clock.</summary>
/// <param name="order">Its place among the tasks of the rehearsal.</param>
internal sealed class TaskSimulation(TaskRules rules, int order)
{
    private readonly Queue<(DateTimeOffset At, RehearsalEvent Happening)> script = [];
    private readonly List<Notice> notices = [];
    private readonly List<RefusedEvent> refused = [];
    private DateTimeOffset? wakeAt;

    public int Order { get; } = order;

    /// <summary>As it stands now; null where it could not be planned.</summary>
    public RectificationTask? Task { get; private set; }

    /// <summary>When something will next come about, by time alone or by an event; null where nothing will.</summary>
    public DateTimeOffset? Next => script.TryPeek(out var next) && !(wakeAt < next.At) ? next.At : wakeAt;

    /// <summary>What was issued since it was last taken.</summary>
    public IReadOnlyList<Notice> Notices => notices;

    public void Begin(TaskCommand.Plan plan, DateTimeOffset now)
    {
        Do(plan, now);
        Do(new TaskCommand.Start(), now);
    }

    /// <param name="at">No earlier than that of the event before.</param>
    public void Expect(RehearsalEvent happening, DateTimeOffset at) => script.Enqueue((at, happening));

    /// <summary>Everything that comes about up to a moment, that moment included.</summary>
    public void LiveThrough(DateTimeOffset moment)
    {
        while (Next is { } next && next <= moment)
        {
            if (script.TryPeek(out var first) && first.At == next) Happen(script.Dequeue().Happening, next);
            else Do(new TaskCommand.WakeUp(), next);
        }
    }

    public (IReadOnlyList<Notice> Notices, IReadOnlyList<RefusedEvent> Refused) Take()
    {
        (IReadOnlyList<Notice>, IReadOnlyList<RefusedEvent>) taken = ([.. notices], [.. refused]);
        notices.Clear();
        refused.Clear();
        return taken;
    }

    /// <returns>Null when it was done.</returns>
    private Refusal? Do(TaskCommand command, DateTimeOffset now)
    {
        switch (rules.Decide(Task, command with { By = "演练" }, now))
        {
            case Decision decision:
                (Task, wakeAt) = (decision.State, decision.WakeAt);
                notices.AddRange(decision.Notices);
                return null;
            case var refusal:
                return (Refusal)refusal;
        }
    }

    private void Happen(RehearsalEvent happening, DateTimeOffset now)
    {
        if (Task is not { } task) return;
        var (commands, unfit) = EventCommands.For(happening, task);
        if (commands.Select(command => Do(command, now)?.Why).Append(unfit).FirstOrDefault(why => why is not null) is { } why)
        {
            refused.Add(new RefusedEvent(happening, task.Id, task.Spec.Name, why));
        }
    }
}
