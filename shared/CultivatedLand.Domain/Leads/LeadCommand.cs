using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>What may be asked of a lead: the closed set. Who may ask it is decided where people sign in, not here.</summary>
public abstract record LeadCommand
{
    private LeadCommand() { }

    public string By { get; init; } = "规则";

    /// <summary>What was done, seen or found.</summary>
    public string? Note { get; init; }

    public EquatableArray<Evidence> Photos { get; init; }

    public sealed record Find(LeadId Id, LeadSpec Spec) : LeadCommand;

    /// <summary>Stopped on the spot.</summary>
    public sealed record Stop : LeadCommand;

    public sealed record ReportToTown : LeadCommand;

    public sealed record Verify : LeadCommand;

    public sealed record SetGrade(LeadGrade Grade) : LeadCommand;

    public sealed record ReportToDistrict : LeadCommand;

    public sealed record Dispose : LeadCommand;

    public sealed record Close : LeadCommand;

    public sealed record Dismiss : LeadCommand;

    public sealed record BecomeTask(TaskId Task) : LeadCommand;

    /// <summary>Time has passed.</summary>
    public sealed record WakeUp : LeadCommand;
}
