namespace CultivatedLand.Domain.Tasks;

/// <summary>What came of a command: a decision or a refusal.</summary>
public abstract record Outcome
{
    private protected Outcome() { }
}

/// <summary>What is to be stored, in one transaction.</summary>
/// <param name="State">The state after the facts.</param>
/// <param name="WakeAt">When time alone will next change something: always a sending time, never before now; null when nothing is scheduled.</param>
/// <param name="CancelsUnsent">What was decided earlier and has not been sent yet must not be sent any more.</param>
public sealed record Decision(
    RectificationTask State,
    EquatableArray<TaskFact> Facts,
    EquatableArray<Notice> Notices,
    DateTimeOffset? WakeAt,
    bool CancelsUnsent
) : Outcome;

/// <summary>Why a command cannot be done, and what could be.</summary>
/// <param name="Allowed">Commands that the task's status allows.</param>
public sealed record Refusal(RefusalCode Code, LocalizedText Why, EquatableArray<string> Allowed) : Outcome;

public enum RefusalCode
{
    NoSuchTask,
    AlreadyPlanned,
    NotInThisStatus,
    NoSuchPhase,
    NoPhases,
    PhaseNamedTwice,
    AcceptanceIsRecordedBySupervisor,
    EarlierPhaseOpen,
    PhaseDone,
    PhaseNotDone,
    NoTargetArea,
    AreaMissing,
    AreaTooSmall,
    AreaTooLarge,
    DueNotLater,
    DueTooFar,
    ReasonMissing,
    NothingPending,
    NotFulfilled,
    EvidenceMissing,

    /// <summary>The plan's own deadline policy has figures that cannot be used.</summary>
    PolicyFaulty,
}
