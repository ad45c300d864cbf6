using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Rehearsals;

/// <summary>One task living through a rehearsal: the host's part, without a clock.</summary>
internal sealed class Life(TaskRules rules)
{
    private readonly List<(DateTimeOffset At, RectificationTask State)> past = [];
    private DateTimeOffset? wakeAt;

    public RectificationTask? Task { get; private set; }

    /// <summary>As it stood at a moment; null before it was planned.</summary>
    public RectificationTask? AsOf(DateTimeOffset moment) => past.FindLast(stood => stood.At <= moment).State;

    public List<Notice> Notices { get; } = [];

    public List<RefusedEvent> Refused { get; } = [];

    public void WaitUntil(DateTimeOffset moment)
    {
        while (wakeAt is { } next && next < moment) Do(new TaskCommand.WakeUp(), next);
    }

    /// <returns>Null when it was done.</returns>
    public Refusal? Do(TaskCommand command, DateTimeOffset now)
    {
        switch (rules.Decide(Task, command with { By = "演练" }, now))
        {
            case Decision decision:
                (Task, wakeAt) = (decision.State, decision.WakeAt);
                past.Add((now, decision.State));
                Notices.AddRange(decision.Notices);
                return null;
            case var refused:
                return (Refusal)refused;
        }
    }

    public void Happen(RehearsalEvent happening, DateTimeOffset now)
    {
        if (Task is not { } task) return;
        var (commands, unfit) = EventCommands.For(happening, task);
        if (commands.Select(command => Do(command, now)?.Why).Append(unfit).FirstOrDefault(why => why is not null) is { } why)
        {
            Refused.Add(new RefusedEvent(happening, task.Id, task.Spec.Name, why));
        }
    }
}
