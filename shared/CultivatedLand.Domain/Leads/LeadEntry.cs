using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>Entry of a lead's append-only history. It tells who did what, when, and between which steps the lead moved.</summary>
/// <param name="Before">Step before the entry. Null for the first entry.</param>
/// <param name="Note">Note on what the person did, saw or found, in the person's own words.</param>
public sealed record LeadEntry(DateTimeOffset At, string By, LeadHappening What, LeadStep? Before, LeadStep After, string? Note = null)
{
    public LeadId? Id { get; init; }

    /// <summary>Description of the lead. Only the first entry has it.</summary>
    public LeadSpec? Spec { get; init; }

    public LeadGrade? Grade { get; init; }

    public EquatableArray<Evidence> Photos { get; init; }

    public TaskId? Task { get; init; }

    /// <summary>Key of the request that caused the entry, by which the same request is recognised. Null where there was none.</summary>
    public string? RequestKey { get; init; }

    /// <summary>Rung of the ladder; 1 is the lowest. Only notices and skipped rungs have it.</summary>
    public int? Rung { get; init; }
}

/// <summary>Kind of entry in a lead's history.</summary>
public enum LeadHappening
{
    Found,
    Stopped,
    ReportedToTown,
    Verified,
    Graded,
    ReportedToDistrict,
    Disposed,
    Closed,
    Dismissed,
    BecameTask,

    /// <summary>A time limit passed, and a notice was sent.</summary>
    Noticed,

    /// <summary>A time limit passed while nothing could be sent, and a later limit has passed too.</summary>
    Skipped,
}
