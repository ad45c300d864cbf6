using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Record of a lead: its state, its history and the notices that still have to be mailed. All three change together or not at all.
/// </summary>
public sealed record StoredLead(Lead State, EquatableArray<LeadEntry> History, EquatableArray<LeadNotice> Unsent)
{
    public static StoredLead Begun(LeadDecision decision) => new(decision.State, decision.Entries, decision.Notices);

    /// <summary>Whether a request has already done its part.</summary>
    public bool Knows(string? requestKey) => requestKey is not null && History.Any(entry => entry.RequestKey == requestKey);

    /// <summary>Returns the record after a decision. Unsent notices about a step that is over are dropped.</summary>
    public StoredLead With(LeadDecision decision) =>
        new(
            decision.State,
            History.Concat(decision.Entries).ToEquatableArray(),
            (decision.LeavesStep ? [] : Unsent).Concat(decision.Notices).ToEquatableArray()
        );
}

/// <summary>Record of a patrol plan, with the notices that still have to be mailed.</summary>
/// <param name="Through">Moment up to which the schedule has been processed.</param>
public sealed record StoredPatrolPlan(
    PatrolPlan Plan,
    DateTimeOffset Through,
    EquatableArray<PatrolNotice> Unsent,
    string By,
    DateTimeOffset At
);

/// <summary>Entry of the patrol log (巡查台账): one patrol.</summary>
/// <param name="Lead">Lead that the patrol found. Null where there is none.</param>
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

/// <summary>Settings of leads and patrols.</summary>
/// <param name="Number">Version number. It is 0 until somebody sets the values, and it rises by one each time.</param>
public sealed record GridSettings(LeadPolicy Leads, PatrolPolicy Patrols, int Number, string By, DateTimeOffset At)
{
    public static GridSettings Default { get; } = new(LeadPolicy.Default, PatrolPolicy.Default, 0, "", DateTimeOffset.UnixEpoch);
}

/// <summary>Marker of an open lead, so that a search for open leads need not read all the closed ones.</summary>
internal sealed record OpenLead;
