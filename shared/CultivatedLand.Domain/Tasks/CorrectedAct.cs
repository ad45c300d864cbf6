namespace CultivatedLand.Domain.Tasks;

/// <summary>Kind of an act that can be corrected or taken back.</summary>
public enum CorrectedAct
{
    Progress,
    Acceptance,
    Return,
    ExtensionRequest,
    ExtensionGrant,
    ExtensionRefusal,
    InfeasibleClaim,
    InfeasibleGrant,
    InfeasibleRefusal,
    Evidence,
    Acknowledgement,
    Suspension,
    Resumption,
    Cancellation,
    CloseOut,

    /// <summary>Acceptance by a level below the one that counts.</summary>
    Pass,

    /// <summary>Closing on papers.</summary>
    PaperClosing,
}

/// <summary>State of the parts of a task after a correction: as if the act had been right from the beginning.</summary>
/// <param name="AcceptedBefore">Accepted area until the correction.</param>
/// <param name="Withdrawn">Evidence that no longer counts. Its file stays in the archive.</param>
public sealed record CorrectionEffect(
    RectificationStatus Status,
    EquatableArray<TaskPhase> Phases,
    Mu AcceptedBefore,
    Mu Accepted,
    Mu Infeasible,
    ExtensionRequest? PendingExtension,
    InfeasibleClaim? PendingInfeasible,
    Acceptance? LastAcceptance,
    Evidence? Withdrawn
)
{
    /// <summary>Area that levels below the counting one have passed.</summary>
    public EquatableArray<LevelPass> Passed { get; init; }

    /// <summary>Returns the state after the correction. The round never falls, so that no identity of a notice is used twice.</summary>
    internal RectificationTask ApplyTo(RectificationTask state) =>
        state with
        {
            Status = Status,
            Phases = Phases,
            Round = Phases.Select(phase => phase.Round).Append(state.Round).Max(),
            Accepted = Accepted,
            Infeasible = Infeasible,
            Passed = Passed,
            PendingExtension = PendingExtension,
            PendingInfeasible = PendingInfeasible,
            LastAcceptance = LastAcceptance,
            Evidence = Withdrawn is { } gone
                ? state.Evidence.Where(known => known.ContentHash != gone.ContentHash).ToEquatableArray()
                : state.Evidence,
        };
}
