namespace CultivatedLand.Domain.Tasks;

/// <summary>Outcome of a command to a task: a decision or a refusal.</summary>
public abstract record Outcome
{
    private protected Outcome() { }
}

/// <summary>Decision on a command. The caller stores all of it in one transaction.</summary>
/// <param name="State">State after the facts.</param>
/// <param name="WakeAt">
/// Moment at which time alone will next change something.
/// It is always a sending time, and never before now.
/// Null when nothing is scheduled.
/// </param>
/// <param name="CancelsUnsent">
/// Whether notices of the schedule that were decided earlier and are still unsent must not be sent any more. Hand-overs go all the same.
/// </param>
public sealed record Decision(
    RectificationTask State,
    EquatableArray<TaskFact> Facts,
    EquatableArray<Notice> Notices,
    DateTimeOffset? WakeAt,
    bool CancelsUnsent
) : Outcome
{
    /// <summary>
    /// Joins a decision with the next one, which was made on its state. Stored together they leave what both leave one by one.
    /// </summary>
    public Decision FollowedBy(Decision next) =>
        next with
        {
            Facts = [.. Facts, .. next.Facts],
            Notices = [.. Notices.Where(notice => !next.CancelsUnsent || notice.Id.IsHandOver), .. next.Notices],
            CancelsUnsent = CancelsUnsent || next.CancelsUnsent,
        };
}

/// <summary>Refusal of a command: the reason, and the commands that are possible.</summary>
/// <param name="Allowed">Names of the commands that the task's status allows.</param>
public sealed record Refusal(RefusalCode Code, LocalizedText Why, EquatableArray<string> Allowed) : Outcome
{
    /// <summary>Whether the same command is carried out once it is confirmed. The sentence is then a question.</summary>
    public bool IsQuestion => Code == RefusalCode.NeedsConfirmation;

    /// <summary>
    /// Phases that the command would move along with the one it is about. Empty for a refusal that is about something else.
    /// </summary>
    public EquatableArray<ReopenedPhase> Moves { get; init; }

    /// <summary>Number of the phase whose date is at fault. Null for a refusal that is about something else.</summary>
    public int? DatedPhase { get; init; }
}

/// <summary>Code of a refusal.</summary>
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
    DueInThePast,
    DueTooFar,
    ReasonMissing,
    NothingPending,
    NotFulfilled,
    EvidenceMissing,

    /// <summary>The task has no deadline yet and therefore cannot start.</summary>
    NoDeadline,

    /// <summary>The task has a deadline already. An extension changes it.</summary>
    DeadlineKnown,

    /// <summary>The plan's own deadline policy has figures that cannot be used.</summary>
    PolicyFaulty,

    /// <summary>The figures look like a slip. The command is carried out if it says that it is confirmed.</summary>
    NeedsConfirmation,

    /// <summary>A phase would be due before the one it follows.</summary>
    DueOutOfOrder,

    /// <summary>The history has no such act, or one that is not corrected in this way.</summary>
    NothingToCorrect,

    /// <summary>Somebody else did the act.</summary>
    NotYourAct,

    /// <summary>A later act builds on the one to be corrected.</summary>
    BuiltOn,

    /// <summary>The year in which land is said to be lost is still to come, or too long ago.</summary>
    LossYearFaulty,

    /// <summary>Nothing is open that could be split.</summary>
    NothingToSplit,

    /// <summary>The shares do not add up to the open area.</summary>
    SharesDiffer,

    /// <summary>Two shares name the same place.</summary>
    SharedTwice,

    /// <summary>The place of a share does not lie below that of the task, or has no level that the tree of places knows.</summary>
    NoPlaceBelow,

    /// <summary>A claim of infeasible area has to be decided first.</summary>
    ClaimPending,

    /// <summary>The work is done, so that the task is closed out and not closed on papers.</summary>
    FulfilledAlready,

    /// <summary>The acceptance is at a level above the one that counts in the plan.</summary>
    LevelTooHigh,

    /// <summary>A phase is marked as done before the plan although it cannot be.</summary>
    DoneBeforeFaulty,
}
