using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Fact about a task.
/// The set of facts is closed, and the append-only history of a task consists of them.
/// A fact contains the previous value where the history must show it.
/// </summary>
public abstract record TaskFact
{
    private TaskFact(DateTimeOffset at, string by) => (At, By) = (at, by);

    public DateTimeOffset At { get; }

    /// <summary>Person who caused the fact, or the rule for a fact that time alone causes.</summary>
    public string By { get; }

    /// <summary>Key of the request that caused the fact, by which the same request is recognised. Null where there was none.</summary>
    public string? RequestKey { get; init; }

    /// <summary>Fact that a plan brought the task.</summary>
    public sealed record Planned(DateTimeOffset At, string By, TaskId Id, TaskSpec Spec) : TaskFact(At, By);

    /// <summary>Fact that the task was started.</summary>
    public sealed record Started(DateTimeOffset At, string By) : TaskFact(At, By);

    /// <summary>Fact that an office reported progress on a phase.</summary>
    /// <param name="Area">Total area so far. Null for a task without a target, whose phase is then done.</param>
    public sealed record ProgressReported(DateTimeOffset At, string By, int Phase, Mu? Area, Mu Before) : TaskFact(At, By);

    /// <summary>Fact that a supervisor accepted area.</summary>
    /// <param name="Area">Area of this acceptance. Null for a task without a target.</param>
    /// <param name="Before">Total area accepted before.</param>
    public sealed record Accepted(DateTimeOffset At, string By, Mu? Area, Mu Before) : TaskFact(At, By)
    {
        /// <summary>Level of the office that accepted. Null where the plan names no level and nobody said one.</summary>
        public AcceptanceLevel? Level { get; init; }

        /// <summary>Net area (净面积) of this acceptance, for money. It is never more than the area. Null where nobody has measured it.</summary>
        public Mu? Net { get; init; }
    }

    /// <summary>Fact that an office below the counting level passed area. It counts for no target and no money.</summary>
    /// <param name="Area">Area of this pass. Null for a task without a target.</param>
    /// <param name="Before">Total area that this level passed before.</param>
    public sealed record Passed(DateTimeOffset At, string By, AcceptanceLevel Level, Mu? Area, Mu Before) : TaskFact(At, By);

    /// <summary>Fact that a supervisor returned phases.</summary>
    /// <param name="AcceptedAfter">Accepted area afterwards. It is lower than before only where a full acceptance is taken back.</param>
    public sealed record Returned(
        DateTimeOffset At,
        string By,
        string Reason,
        int Round,
        EquatableArray<ReopenedPhase> Phases,
        Mu AcceptedBefore,
        Mu AcceptedAfter
    ) : TaskFact(At, By)
    {
        /// <summary>Phases that were moved along, so that none is due before the one it follows.</summary>
        public EquatableArray<ReopenedPhase> Moved { get; init; }
    }

    /// <summary>Fact that an office asked for an extension.</summary>
    public sealed record ExtensionRequested(DateTimeOffset At, string By, ExtensionRequest Request) : TaskFact(At, By);

    /// <summary>Fact that a supervisor granted an extension.</summary>
    public sealed record ExtensionGranted(DateTimeOffset At, string By, int Phase, DateOnly Before, DateOnly Due, string Reason)
        : TaskFact(At, By)
    {
        /// <summary>Later phases that were moved along, so that none is due before the one it follows.</summary>
        public EquatableArray<ReopenedPhase> Moved { get; init; }
    }

    /// <summary>Fact that a supervisor declined an extension.</summary>
    public sealed record ExtensionDeclined(DateTimeOffset At, string By, ExtensionRequest Request, string Reason) : TaskFact(At, By);

    /// <summary>Fact that an office claimed infeasible area.</summary>
    public sealed record InfeasibleClaimed(DateTimeOffset At, string By, InfeasibleClaim Claim) : TaskFact(At, By);

    /// <summary>Fact that a supervisor granted infeasible area.</summary>
    /// <param name="Before">Total infeasible area granted before.</param>
    public sealed record InfeasibleGranted(DateTimeOffset At, string By, Mu Area, Mu Before, string Reason) : TaskFact(At, By)
    {
        /// <summary>Year in which the land was lost. Null where the claim did not say it.</summary>
        public int? LostIn { get; init; }
    }

    /// <summary>Fact that a supervisor declined a claim of infeasible area.</summary>
    public sealed record InfeasibleDeclined(DateTimeOffset At, string By, InfeasibleClaim Claim, string Reason) : TaskFact(At, By);

    /// <summary>Fact that evidence was added.</summary>
    public sealed record EvidenceAdded(DateTimeOffset At, string By, Evidence Evidence) : TaskFact(At, By);

    /// <summary>Fact that an addressee confirmed the notices of a phase.</summary>
    public sealed record Acknowledged(DateTimeOffset At, string By, int Phase, int Round, DateOnly Due) : TaskFact(At, By);

    /// <summary>Fact that the task was paused.</summary>
    public sealed record Suspended(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    /// <summary>Fact that the task was continued.</summary>
    public sealed record Resumed(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    /// <summary>Fact that the task was cancelled.</summary>
    public sealed record Cancelled(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    /// <summary>Fact that the task was closed out.</summary>
    public sealed record ClosedOut(DateTimeOffset At, string By, Mu AcceptedArea, Mu InfeasibleArea) : TaskFact(At, By);

    /// <summary>Fact that the open area was split among places below. What was accepted before stays with this task.</summary>
    /// <param name="AcceptedArea">Accepted area, which stays with this task, as does the infeasible area.</param>
    public sealed record Split(DateTimeOffset At, string By, EquatableArray<TaskPart> Parts, Mu AcceptedArea, Mu InfeasibleArea)
        : TaskFact(At, By)
    {
        /// <summary>Numbers of the phases that were done before the split, and so are done for the parts.</summary>
        public EquatableArray<int> Done { get; init; }
    }

    /// <summary>Fact that a supervisor closed the task on its papers.</summary>
    /// <param name="OpenArea">Area that was still to be done, of which nothing more is asked. Null for a task without a target.</param>
    public sealed record ClosedOnPapers(DateTimeOffset At, string By, string Reason, Mu? OpenArea) : TaskFact(At, By);

    /// <summary>Fact that a corrected edition of the plan changed the task.</summary>
    public sealed record Replanned(DateTimeOffset At, string By, TaskSpec Before, TaskSpec After, int Round) : TaskFact(At, By)
    {
        /// <summary>Whether the edition changed what is to be done by when: the phases, their due dates or the target.</summary>
        internal bool ChangesWork =>
            Before.Target != After.Target
            || !Before.Phases.Select(phase => (phase.Name, phase.Due)).SequenceEqual(After.Phases.Select(phase => (phase.Name, phase.Due)));
    }

    /// <summary>Fact that a person corrected an own act, or took it back. The corrected fact stays in the history.</summary>
    /// <param name="Act">Number of the corrected fact in the history. The first fact has number 1.</param>
    /// <param name="Phases">Phases of a corrected report, one for each of its facts. Empty for other acts.</param>
    /// <param name="Area">Area that was in force for the act until now. Null for an act without an area.</param>
    /// <param name="Instead">Area that is in force instead. Null where the act is taken back.</param>
    public sealed record Corrected(
        DateTimeOffset At,
        string By,
        long Act,
        CorrectedAct Kind,
        EquatableArray<int> Phases,
        Mu? Area,
        Mu? Instead,
        string Reason,
        CorrectionEffect After
    ) : TaskFact(At, By);

    /// <summary>A task that had no deadline was given one.</summary>
    public sealed record DueSet(DateTimeOffset At, string By, PhaseSpec Phase) : TaskFact(At, By);

    /// <summary>Fact that a notice was issued.</summary>
    /// <param name="Through">Time of the step according to the schedule.</param>
    /// <param name="SendAt">Sending time of the notice.</param>
    public sealed record NoticeIssued(
        DateTimeOffset At,
        string By,
        NoticeId Notice,
        NoticeStep Step,
        DateTimeOffset Through,
        DateTimeOffset SendAt
    ) : TaskFact(At, By);

    /// <summary>
    /// Fact that notices were skipped: they should have gone before the one that goes now.
    /// This spares the addressee a flood of mail.
    /// </summary>
    public sealed record NoticesSkipped(DateTimeOffset At, string By, EquatableArray<NoticeId> Notices, DateTimeOffset Through)
        : TaskFact(At, By);
}

/// <summary>Record of a phase that a return opens again.</summary>
/// <param name="Before">Due date of the phase until then.</param>
public sealed record ReopenedPhase(int Phase, DateOnly Before, DateOnly Due);
