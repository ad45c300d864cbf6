using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>One task living through a rehearsal: the host's part, without a clock.</summary>
/// <param name="order">Its place among the tasks of the rehearsal.</param>
internal sealed class TaskSimulation(TaskRules rules, int order)
{
    private readonly Queue<(DateTimeOffset At, RehearsalEvent Happening)> _script = [];
    private readonly List<Notice> _notices = [];
    private readonly List<RefusedEvent> _refused = [];
    private DateTimeOffset? _wakeAt;

    public int Order { get; } = order;

    /// <summary>As it stands now; null where it could not be planned.</summary>
    public RectificationTask? Task { get; private set; }

    /// <summary>When something will next come about, by time alone or by an event; null where nothing will.</summary>
    public DateTimeOffset? Next => _script.TryPeek(out var next) && !(_wakeAt < next.At) ? next.At : _wakeAt;

    /// <summary>What was issued since it was last taken.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    public void Begin(TaskCommand.Plan plan, DateTimeOffset now)
    {
        Do(plan, now);
        Do(new TaskCommand.Start(), now);
    }

    /// <param name="at">No earlier than that of the event before.</param>
    public void Expect(RehearsalEvent happening, DateTimeOffset at) => _script.Enqueue((at, happening));

    /// <summary>Everything that comes about up to a moment, that moment included.</summary>
    public void LiveThrough(DateTimeOffset moment)
    {
        while (Next is { } next && next <= moment)
        {
            if (_script.TryPeek(out var first) && first.At == next)
                Happen(_script.Dequeue().Happening, next);
            else
                Do(new TaskCommand.WakeUp(), next);
        }
    }

    public (IReadOnlyList<Notice> Notices, IReadOnlyList<RefusedEvent> Refused) Take()
    {
        (IReadOnlyList<Notice>, IReadOnlyList<RefusedEvent>) taken = ([.. _notices], [.. _refused]);
        _notices.Clear();
        _refused.Clear();
        return taken;
    }

    /// <returns>Null when it was done.</returns>
    private Refusal? Do(TaskCommand command, DateTimeOffset now)
    {
        switch (rules.Decide(Task, command with { By = "演练" }, now))
        {
            case Decision decision:
                (Task, _wakeAt) = (decision.State, decision.WakeAt);
                _notices.AddRange(decision.Notices);
                return null;
            case var refusal:
                return (Refusal)refusal;
        }
    }

    private void Happen(RehearsalEvent happening, DateTimeOffset now)
    {
        if (Task is not { } task)
            return;
        var (commands, unfit) = EventCommands.For(happening, task);
        if (commands.Select(command => Do(command, now)?.Why).Append(unfit).FirstOrDefault(why => why is not null) is { } why)
        {
            _refused.Add(new RefusedEvent(happening, task.Id, task.Spec.Name, why));
        }
    }
}
