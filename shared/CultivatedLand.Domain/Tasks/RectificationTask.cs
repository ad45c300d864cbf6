namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// A rectification task as it stands: the fold of its facts by <see cref="TaskHistory.Evolve"/>.
/// </summary>
/// <param name="Accepted">Accepted by supervisors so far, what was accepted before the plan included.</param>
/// <param name="Infeasible">Granted as impossible to rectify; lowers what must be reached and is to be substituted (补划).</param>
/// <param name="Round">The highest round any phase has reached.</param>
/// <param name="ScheduledSince">
/// When the present schedule came into force (start, resumption, next phase, new date). What it should have sent before goes as one notice at the next sending time.
/// </param>
/// <param name="LastAcceptance">By which an acceptance told twice is recognised.</param>
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
    public bool IsEnded => Status is RectificationStatus.ClosedOut or RectificationStatus.Cancelled;

    /// <summary>The target less what was granted as infeasible; null for a task without a target.</summary>
    public Mu? Required => Spec.Target?.Less(Infeasible);

    /// <summary>The first phase that is not done, in the plan's order: the one that notices are about. Null when all are done.</summary>
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

    /// <summary>Area of a phase that is done. Accepted area has passed through every phase up to the acceptance, whether or not anyone reported it.</summary>
    public Mu Progress(TaskPhase phase) =>
        phase.Kind == PhaseKind.Accept ? Accepted
        : IsCoveredByAcceptance(phase) ? Mu.Max(phase.Reported, Accepted)
        : phase.Reported;

    /// <summary>Done part of a phase in whole percent, rounded down so that 100 means done.</summary>
    public int Percent(TaskPhase phase) =>
        IsDone(phase) ? 100
        : Required is { Value: > 0 } required ? (int)decimal.Floor(Progress(phase).Value * 100 / required.Value)
        : 0;

    public TaskPhase? Phase(int number) => Phases.FirstOrDefault(phase => phase.Number == number);

    /// <summary>
    /// Whether a supervisor could strike the task off as far as the work goes: accepted and infeasible area reach the target,
    /// or, without a target, every phase is done.
    /// </summary>
    public bool IsFulfilled => Required is { } required ? Accepted >= required : Current is null;

    /// <summary>Whether it comes no later than the last acceptance; all do where the plan names no acceptance.</summary>
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

    /// <summary>By the plan's order, which an extension or a return does not change: an application extended past the acceptance still comes before it.</summary>
    internal bool Precedes(TaskPhase earlier, TaskPhase later) =>
        Phases.TakeWhile(phase => phase.Number != later.Number).Any(phase => phase.Number == earlier.Number);
}

/// <param name="Due">Wanted new due date, later than the present one.</param>
public sealed record ExtensionRequest(int Phase, DateOnly Due, string Reason);

/// <param name="Area">Accepted by this one act.</param>
public sealed record Acceptance(DateTimeOffset At, string By, Mu Area);

public sealed record InfeasibleClaim(Mu Area, string Reason);

/// <summary>举证: a photograph or paper that shows what was done.</summary>
/// <param name="ContentHash">SHA-256 of the content, by which the archive keeps it once.</param>
public sealed record Evidence(string ContentHash, string FileName);
