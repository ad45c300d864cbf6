using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>A lead as the cabinet keeps it: state, history and what still has to be mailed, changed together or not at all.</summary>
public sealed record StoredLead(Lead State, EquatableArray<LeadEntry> History, EquatableArray<LeadNotice> Unsent)
{
    public static StoredLead Begun(LeadDecision decision) => new(decision.State, decision.Entries, decision.Notices);

    /// <summary>What was to be said about a step that is over is not said any more.</summary>
    public StoredLead With(LeadDecision decision) =>
        new(
            decision.State,
            History.Concat(decision.Entries).ToEquatableArray(),
            (decision.LeavesStep ? [] : Unsent).Concat(decision.Notices).ToEquatableArray()
        );
}

/// <param name="Through">Everything that fell up to here has been looked at.</param>
public sealed record StoredPatrolPlan(
    PatrolPlan Plan,
    DateTimeOffset Through,
    EquatableArray<PatrolNotice> Unsent,
    string By,
    DateTimeOffset At
);

/// <summary>巡查台账: one patrol.</summary>
/// <param name="Lead">What it found, where that became a lead.</param>
public sealed record PatrolLog(
    string Id,
    Place Place,
    string Who,
    DateTimeOffset At,
    string Saw,
    EquatableArray<Evidence> Photos,
    GeoPoint? Position,
    LeadId? Lead,
    string RecordedBy,
    DateTimeOffset RecordedAt
);

/// <param name="Number">0 while nobody has set any, and one more each time.</param>
public sealed record GridSettings(LeadPolicy Leads, PatrolPolicy Patrols, int Number, string By, DateTimeOffset At)
{
    public static GridSettings Default { get; } = new(LeadPolicy.Default, PatrolPolicy.Default, 0, "", DateTimeOffset.UnixEpoch);
}

/// <summary>Stands in the drawer of open leads so that nobody has to look through all that are closed.</summary>
internal sealed record OpenLead;
