using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Simulation of one task in a rehearsal. It does the part of the host, without a clock.</summary>
/// <param name="order">Position among the tasks of the rehearsal.</param>
internal sealed class TaskSimulation(TaskRules rules, int order)
{
    private readonly Queue<(DateTimeOffset At, RehearsalEvent Happening)> _script = [];
    private readonly List<Notice> _notices = [];
    private readonly List<RefusedEvent> _refused = [];
    private DateTimeOffset? _wakeAt;

    public int Order { get; } = order;

    /// <summary>Present state of the task. Null where the task could not be planned.</summary>
    public RectificationTask? Task { get; private set; }

    /// <summary>Moment of the next change, by time alone or by an event. Null where there is none.</summary>
    public DateTimeOffset? Next => _script.TryPeek(out var next) && !(_wakeAt < next.At) ? next.At : _wakeAt;

    /// <summary>Notices issued since <see cref="Take"/> was last called.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    public void Begin(TaskCommand.Plan plan, DateTimeOffset now)
    {
        Do(plan, now);
        Do(new TaskCommand.Start(), now);
    }

    /// <param name="at">Moment of the event, no earlier than that of the event before.</param>
    public void Expect(RehearsalEvent happening, DateTimeOffset at) => _script.Enqueue((at, happening));

    /// <summary>Runs everything that happens up to a moment, that moment included.</summary>
    public void RunThrough(DateTimeOffset moment)
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

    /// <returns>The refusal, or null when the command was carried out.</returns>
    private Refusal? Do(TaskCommand command, DateTimeOffset now)
    {
        switch (rules.Decide(Task, command with { By = "演练", IsConfirmed = true }, now))
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
