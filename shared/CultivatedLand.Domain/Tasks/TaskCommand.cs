namespace CultivatedLand.Domain.Tasks;

/// <summary>What may be asked of a task: the closed set. Who may ask it is decided where people sign in, not here.</summary>
public abstract record TaskCommand
{
    private TaskCommand() { }

    /// <summary>Name of the person who asks, as the history shows it; a substitute gives both names.</summary>
    public string By { get; init; } = "规则";

    public sealed record Plan(TaskId Id, TaskSpec Spec) : TaskCommand;

    public sealed record Start : TaskCommand;

    /// <summary>Time has passed.</summary>
    public sealed record WakeUp : TaskCommand;

    /// <summary>Reports the same progress for one or several phases together.</summary>
    /// <param name="Area">Done in all so far, so that a report made twice changes nothing; null reports the whole.</param>
    public sealed record Report(EquatableArray<int> Phases, Mu? Area) : TaskCommand;

    /// <param name="Area">Accepted by this act, added to what was accepted before; null accepts all that remains.</param>
    public sealed record Accept(Mu? Area) : TaskCommand;

    /// <param name="Phases">What opens again; empty for the application (else the phase before acceptance) and the acceptance.</param>
    /// <param name="Due">The new due date of each; null for the policy's days after the return.</param>
    public sealed record Return(EquatableArray<int> Phases, DateOnly? Due, string Reason) : TaskCommand;

    public sealed record RequestExtension(int Phase, DateOnly Due, string Reason) : TaskCommand;

    /// <param name="Due">What the supervisor grants; null for what was asked.</param>
    public sealed record GrantExtension(DateOnly? Due) : TaskCommand;

    public sealed record DeclineExtension(string Reason) : TaskCommand;

    public sealed record ClaimInfeasible(Mu Area, string Reason) : TaskCommand;

    /// <param name="Area">What the supervisor grants; null for what was claimed.</param>
    public sealed record GrantInfeasible(Mu? Area) : TaskCommand;

    public sealed record DeclineInfeasible(string Reason) : TaskCommand;

    public sealed record AddEvidence(Evidence Evidence) : TaskCommand;

    /// <summary>The addressee has seen the notices about the current phase.</summary>
    public sealed record Acknowledge : TaskCommand;

    public sealed record Suspend(string Reason) : TaskCommand;

    public sealed record Resume(string Reason) : TaskCommand;

    public sealed record Cancel(string Reason) : TaskCommand;

    public sealed record CloseOut : TaskCommand;

    /// <summary>A corrected edition of the plan. Phases are matched by name; what did not change keeps its history.</summary>
    public sealed record Replan(TaskSpec Spec) : TaskCommand;
}
