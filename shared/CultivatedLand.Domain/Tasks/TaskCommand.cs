namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Command to a task.
/// The set of commands is closed.
/// This class does not decide who may give a command; the sign-in and permission code does.
/// </summary>
public abstract record TaskCommand
{
    private TaskCommand() { }

    /// <summary>Name of the person who gives the command, as the history shows it. A substitute gives both names.</summary>
    public string By { get; init; } = "规则";

    /// <summary>Key of the request that gives the command. A task does one command for one key. Null for a command without a key.</summary>
    public string? RequestKey { get; init; }

    /// <summary>Whether the person was asked about figures that look like a slip, and stands by them.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Command to record a new task of a plan.</summary>
    public sealed record Plan(TaskId Id, TaskSpec Spec) : TaskCommand;

    /// <summary>Command to start the task.</summary>
    public sealed record Start : TaskCommand
    {
        /// <summary>
        /// Moment from which the start is told. The tasks of one plan name the same moment, so that each person gets one mail.
        /// Null for the moment of the command.
        /// </summary>
        public DateTimeOffset? ToldFrom { get; init; }
    }

    /// <summary>Command that the clock gives: time has passed.</summary>
    public sealed record WakeUp : TaskCommand;

    /// <summary>Command to report the same progress for one or several phases together.</summary>
    /// <param name="Area">
    /// Total area done so far, so that a report made twice changes nothing.
    /// Null reports the whole area, which is asked back where there is a target.
    /// </param>
    public sealed record Report(EquatableArray<int> Phases, Mu? Area) : TaskCommand;

    /// <summary>Command to record an acceptance.</summary>
    /// <param name="Area">Area of this acceptance, added to the area accepted before. Null accepts all that remains.</param>
    public sealed record Accept(Mu? Area) : TaskCommand
    {
        /// <summary>Level of the office that accepts. Null for the level that counts in the plan.</summary>
        public AcceptanceLevel? Level { get; init; }

        /// <summary>Net area (净面积) of what is accepted, for money. Null where nobody has measured it.</summary>
        public Mu? Net { get; init; }
    }

    /// <summary>Command to return phases to the office.</summary>
    /// <param name="Phases">
    /// Phases that open again.
    /// Empty for the application (else the phase before acceptance) and the acceptance.
    /// </param>
    /// <param name="Due">New due date of each phase. Null for the policy's number of days after the return.</param>
    public sealed record Return(EquatableArray<int> Phases, DateOnly? Due, string Reason) : TaskCommand
    {
        /// <summary>Due dates that the supervisor sets instead of those that follow from the rules.</summary>
        public EquatableArray<PhaseDue> Dates { get; init; }
    }

    /// <summary>Command to ask for a later due date.</summary>
    public sealed record RequestExtension(int Phase, DateOnly Due, string Reason) : TaskCommand;

    /// <summary>Command to grant the pending extension.</summary>
    /// <param name="Due">Due date that the supervisor grants. Null for the requested date.</param>
    public sealed record GrantExtension(DateOnly? Due) : TaskCommand
    {
        /// <summary>Due dates of later phases that the supervisor sets instead of moving them the same distance.</summary>
        public EquatableArray<PhaseDue> Dates { get; init; }
    }

    /// <summary>Command to decline the pending extension.</summary>
    public sealed record DeclineExtension(string Reason) : TaskCommand;

    /// <summary>Command to claim that an area cannot be rectified.</summary>
    public sealed record ClaimInfeasible(Mu Area, string Reason) : TaskCommand
    {
        /// <summary>Year in which the land was lost. Null where the office does not say it.</summary>
        public int? LostIn { get; init; }
    }

    /// <summary>Command to grant the pending claim of infeasible area.</summary>
    /// <param name="Area">Area that the supervisor grants. Null for the claimed area.</param>
    public sealed record GrantInfeasible(Mu? Area) : TaskCommand;

    /// <summary>Command to decline the pending claim of infeasible area.</summary>
    public sealed record DeclineInfeasible(string Reason) : TaskCommand;

    /// <summary>Command to add a photograph or paper as evidence.</summary>
    public sealed record AddEvidence(Evidence Evidence) : TaskCommand;

    /// <summary>Command to confirm that the addressee has seen the notices about the current phase.</summary>
    public sealed record Acknowledge : TaskCommand;

    /// <summary>Command to pause the task.</summary>
    public sealed record Suspend(string Reason) : TaskCommand;

    /// <summary>Command to continue a paused task.</summary>
    public sealed record Resume(string Reason) : TaskCommand;

    /// <summary>Command to cancel the task.</summary>
    public sealed record Cancel(string Reason) : TaskCommand;

    /// <summary>Command to close the task out (销号).</summary>
    public sealed record CloseOut : TaskCommand;

    /// <summary>
    /// Command to apply a corrected edition of the plan.
    /// Phases are matched by name.
    /// A phase that did not change keeps its history.
    /// </summary>
    public sealed record Replan(TaskSpec Spec) : TaskCommand
    {
        /// <summary>Moment from which the change is told, see <see cref="Start.ToldFrom"/>.</summary>
        public DateTimeOffset? ToldFrom { get; init; }
    }

    /// <summary>Command of a person to correct an own act, or to take it back.</summary>
    /// <param name="Act">Number of the act's fact in the history. The first fact has number 1.</param>
    /// <param name="Area">Area instead of the one that was given. Null takes the act back.</param>
    /// <param name="History">Whole history up to the state. The caller reads it, because the state does not contain it.</param>
    public sealed record Correct(long Act, Mu? Area, string Reason, EquatableArray<TaskFact> History = default) : TaskCommand;

    /// <summary>Command to split the open area among places below. The shares are all of it, to the hundredth of a mu.</summary>
    public sealed record Split(EquatableArray<TaskShare> Shares) : TaskCommand;

    /// <summary>Command of a supervisor to close what cannot be put right on its papers.</summary>
    public sealed record CloseOnPapers(string Reason) : TaskCommand;

    /// <summary>Gives a deadline to a task that has none.</summary>
    public sealed record SetDue(DateOnly Due) : TaskCommand;
}

/// <summary>Due date of one phase.</summary>
public sealed record PhaseDue(int Phase, DateOnly Due);
