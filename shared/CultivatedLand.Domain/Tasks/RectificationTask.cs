namespace CultivatedLand.Domain.Tasks;

/// <summary>State of a rectification task. <see cref="TaskHistory.Evolve"/> builds it from the facts.</summary>
/// <param name="Accepted">Area that supervisors have accepted so far, including the area accepted before the plan.</param>
/// <param name="Infeasible">Area granted as impossible to rectify. It lowers the required area and must be substituted (补划).</param>
/// <param name="Round">Highest round that any phase has reached.</param>
/// <param name="ScheduledSince">
/// Moment at which the present schedule came into force (start, resumption, next phase, new date).
/// Notices that were due before this moment go as one notice at the next sending time.
/// </param>
/// <param name="LastAcceptance">Last acceptance. It serves to recognise an acceptance that is reported twice.</param>
/// <param name="Version">Number of facts so far.</param>
public sealed record RectificationTask(
    TaskId Id,
    TaskSpec Spec,
    RectificationStatus Status,
    EquatableArray<TaskPhase> Phases,
    Mu Accepted,
    Mu Infeasible,
    int Round,
    ExtensionRequest? PendingExtension,
    InfeasibleClaim? PendingInfeasible,
    EquatableArray<Evidence> Evidence,
    DateTimeOffset? ScheduledSince,
    Acceptance? LastAcceptance,
    long Version
)
{
    /// <summary>Tasks among which the open area was split, in the order of the splits.</summary>
    public EquatableArray<TaskPart> Parts { get; init; }

    /// <summary>Area that levels below the counting one have passed, at most one entry for each level.</summary>
    public EquatableArray<LevelPass> Passed { get; init; }

    /// <summary>Whether nobody has given the task a deadline yet. It waits for one, and nothing reminds of it.</summary>
    public bool IsUndated => Phases.Count == 0;

    public bool IsEnded => Status is RectificationStatus.ClosedOut or RectificationStatus.ClosedOnPapers or RectificationStatus.Cancelled;

    /// <summary>Target less the area granted as infeasible. Null for a task without a target.</summary>
    public Mu? Required => Spec.Target?.Less(Infeasible);

    /// <summary>Target, or what was done of it where the task ended on its papers. Null for a task without a target.</summary>
    public Mu? Asked =>
        Status == RectificationStatus.ClosedOnPapers && Spec.Target is { } target ? Mu.Min(target, Accepted + Infeasible) : Spec.Target;

    /// <summary>First phase that is not done, in the plan's order. Notices are about this phase. Null when all phases are done.</summary>
    public TaskPhase? Current
    {
        get
        {
            for (var index = 0; index < Phases.Count; index++)
            {
                if (!IsDone(Phases[index]))
                    return Phases[index];
            }

            return null;
        }
    }

    public bool IsDone(TaskPhase phase) => Required is { } required ? Progress(phase) >= required : phase.IsReportedDone;

    /// <summary>
    /// Returns the area that is done in a phase.
    /// Accepted area has passed through every phase up to the acceptance, even where nobody reported it.
    /// </summary>
    public Mu Progress(TaskPhase phase) =>
        phase.Kind == PhaseKind.Accept ? Accepted
        : IsCoveredByAcceptance(phase) ? Mu.Max(phase.Reported, Accepted)
        : phase.Reported;

    /// <summary>Returns the done part of a phase in percent, see <see cref="Percentage"/>. 100 means done.</summary>
    public decimal Percent(TaskPhase phase) =>
        IsDone(phase) ? 100
        : Required is { Value: > 0 } required ? Percentage.Of(Progress(phase), required)
        : 0;

    /// <summary>Returns what a level below the counting one has passed. Null where it has passed nothing.</summary>
    public LevelPass? PassedAt(AcceptanceLevel level) => Passed.FirstOrDefault(pass => pass.Level == level);

    public TaskPhase? Phase(int number) => Phases.FirstOrDefault(phase => phase.Number == number);

    /// <summary>
    /// Whether the work allows a supervisor to close the task out.
    /// Accepted and infeasible area must reach the target.
    /// Without a target, every phase must be done. A task that has no phase yet is not done for want of one.
    /// </summary>
    public bool IsFulfilled => Required is { } required ? Accepted >= required : Phases.Count > 0 && Current is null;

    /// <summary>Whether the phase comes no later than the last acceptance. Every phase does where the plan names no acceptance.</summary>
    internal bool IsCoveredByAcceptance(TaskPhase phase)
    {
        var (acceptance, own) = (-1, Phases.Count);
        for (var index = Phases.Count - 1; index >= 0; index--)
        {
            if (Phases[index].Number == phase.Number)
                own = index;
            if (acceptance < 0 && Phases[index].Kind == PhaseKind.Accept)
                acceptance = index;
        }

        return acceptance < 0 || own <= acceptance;
    }

    /// <summary>
    /// Whether a phase comes before another in the plan's order.
    /// An extension or a return does not change this order: an application extended past the acceptance still comes before it.
    /// </summary>
    internal bool Precedes(TaskPhase earlier, TaskPhase later) =>
        Phases.TakeWhile(phase => phase.Number != later.Number).Any(phase => phase.Number == earlier.Number);
}

/// <summary>Request of an office for a later due date.</summary>
/// <param name="Due">Requested due date, later than the present one.</param>
public sealed record ExtensionRequest(int Phase, DateOnly Due, string Reason);

/// <summary>Record of one acceptance by a supervisor.</summary>
/// <param name="Area">Area that this acceptance added.</param>
public sealed record Acceptance(DateTimeOffset At, string By, Mu Area);

/// <summary>Claim of an office that an area cannot be rectified.</summary>
/// <param name="LostIn">Year in which the land was lost. Null where the office did not say it.</param>
public sealed record InfeasibleClaim(Mu Area, string Reason, int? LostIn = null)
{
    /// <summary>First year whose losses are put right where they are. Earlier losses can be substituted. Source: Erong notice §4.</summary>
    public const int RectifiedInPlaceFrom = 2020;

    /// <summary>First year that a claim can name.</summary>
    public const int EarliestLoss = 1949;

    /// <summary>Rule that a supervisor confirms against where the land was lost late.</summary>
    public static LocalizedText Rule { get; } =
        new(
            "2020年以后流失的耕地应在原址整改，因历史原因在此之前流失的才调出补划",
            "what was lost since 2020 is put right where it is; only what was lost before, for reasons of its time, is substituted"
        );

    public bool IsLate => LostIn >= RectifiedInPlaceFrom;
}

/// <summary>Evidence (举证): a photograph or paper that shows the work.</summary>
/// <param name="ContentHash">SHA-256 of the content. The archive uses it to store each content once.</param>
public sealed record Evidence(string ContentHash, string FileName);
