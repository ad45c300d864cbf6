using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>One entry of a lead's append-only history: who did what when, and from which step to which it went.</summary>
/// <param name="Before">Null for the first.</param>
/// <param name="Note">What was done, seen or found, in the person's own words.</param>
public sealed record LeadEntry(DateTimeOffset At, string By, LeadHappening What, LeadStep? Before, LeadStep After, string? Note = null)
{
    public LeadId? Id { get; init; }

    /// <summary>Only of the first.</summary>
    public LeadSpec? Spec { get; init; }

    public LeadGrade? Grade { get; init; }

    public EquatableArray<Evidence> Photos { get; init; }

    public TaskId? Task { get; init; }

    /// <summary>Of the ladder, 1 the lowest; only for notices and what was skipped.</summary>
    public int? Rung { get; init; }
}

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

    /// <summary>A limit passed and somebody was told.</summary>
    Noticed,

    /// <summary>A limit passed while nothing could be sent, and a later one has passed too.</summary>
    Skipped,
}
