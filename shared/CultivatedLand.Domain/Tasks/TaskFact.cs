using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Something that happened to a task: the closed set of which its append-only history is made.
/// Each says what was before where the history must show it.
/// </summary>
public abstract record TaskFact
{
    private TaskFact(DateTimeOffset at, string by) => (At, By) = (at, by);

    public DateTimeOffset At { get; }

    /// <summary>The person who did it; for what happens by itself, the rule.</summary>
    public string By { get; }

    public sealed record Planned(DateTimeOffset At, string By, TaskId Id, TaskSpec Spec) : TaskFact(At, By);

    public sealed record Started(DateTimeOffset At, string By) : TaskFact(At, By);

    /// <param name="Area">In all so far; null for a task without a target, which is then done.</param>
    public sealed record ProgressReported(DateTimeOffset At, string By, int Phase, Mu? Area, Mu Before) : TaskFact(At, By);

    /// <param name="Area">Accepted by this act; null for a task without a target.</param>
    /// <param name="Before">Accepted in all before it.</param>
    public sealed record Accepted(DateTimeOffset At, string By, Mu? Area, Mu Before) : TaskFact(At, By);

    /// <param name="AcceptedAfter">Lower than before only where a full acceptance is taken back.</param>
    public sealed record Returned(
        DateTimeOffset At,
        string By,
        string Reason,
        int Round,
        EquatableArray<ReopenedPhase> Phases,
        Mu AcceptedBefore,
        Mu AcceptedAfter
    ) : TaskFact(At, By);

    public sealed record ExtensionRequested(DateTimeOffset At, string By, ExtensionRequest Request) : TaskFact(At, By);

    public sealed record ExtensionGranted(DateTimeOffset At, string By, int Phase, DateOnly Before, DateOnly Due, string Reason)
        : TaskFact(At, By);

    public sealed record ExtensionDeclined(DateTimeOffset At, string By, ExtensionRequest Request, string Reason) : TaskFact(At, By);

    public sealed record InfeasibleClaimed(DateTimeOffset At, string By, InfeasibleClaim Claim) : TaskFact(At, By);

    /// <param name="Before">Infeasible area granted in all before it.</param>
    public sealed record InfeasibleGranted(DateTimeOffset At, string By, Mu Area, Mu Before, string Reason) : TaskFact(At, By);

    public sealed record InfeasibleDeclined(DateTimeOffset At, string By, InfeasibleClaim Claim, string Reason) : TaskFact(At, By);

    public sealed record EvidenceAdded(DateTimeOffset At, string By, Evidence Evidence) : TaskFact(At, By);

    public sealed record Acknowledged(DateTimeOffset At, string By, int Phase, int Round, DateOnly Due) : TaskFact(At, By);

    public sealed record Suspended(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    public sealed record Resumed(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    public sealed record Cancelled(DateTimeOffset At, string By, string Reason) : TaskFact(At, By);

    public sealed record ClosedOut(DateTimeOffset At, string By, Mu AcceptedArea, Mu InfeasibleArea) : TaskFact(At, By);

    /// <summary>A corrected edition of the plan changed what is asked for.</summary>
    public sealed record Replanned(DateTimeOffset At, string By, TaskSpec Before, TaskSpec After, int Round) : TaskFact(At, By);

    /// <param name="Through">Time of the step, as the schedule meant it.</param>
    /// <param name="SendAt">The sending time at which it goes.</param>
    public sealed record NoticeIssued(
        DateTimeOffset At,
        string By,
        NoticeId Notice,
        NoticeStep Step,
        DateTimeOffset Through,
        DateTimeOffset SendAt
    ) : TaskFact(At, By);

    /// <summary>Steps that should have gone before the one that goes now: nobody gets a flood.</summary>
    public sealed record NoticesSkipped(DateTimeOffset At, string By, EquatableArray<NoticeId> Notices, DateTimeOffset Through)
        : TaskFact(At, By);
}

/// <summary>A phase that a return opens again.</summary>
/// <param name="Before">Its due date until then.</param>
public sealed record ReopenedPhase(int Phase, DateOnly Before, DateOnly Due);
