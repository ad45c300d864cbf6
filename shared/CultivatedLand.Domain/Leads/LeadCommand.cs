using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>
/// Command to a lead.
/// The set of commands is closed.
/// This class does not decide who may give a command; the sign-in and permission code does.
/// </summary>
public abstract record LeadCommand
{
    private LeadCommand() { }

    /// <summary>Name of the person who gives the command, as the history shows it.</summary>
    public string By { get; init; } = "规则";

    /// <summary>Note on what the person did, saw or found.</summary>
    public string? Note { get; init; }

    /// <summary>Key of the request that gives the command. A lead does one command for one key. Null for a command without a key.</summary>
    public string? RequestKey { get; init; }

    public EquatableArray<Evidence> Photos { get; init; }

    /// <summary>Command to record a new lead.</summary>
    public sealed record Find(LeadId Id, LeadSpec Spec) : LeadCommand;

    /// <summary>Command to record that the use of the land was stopped on the spot.</summary>
    public sealed record Stop : LeadCommand;

    /// <summary>Command to report the lead to the town.</summary>
    public sealed record ReportToTown : LeadCommand;

    /// <summary>Command to record the town's verification on site.</summary>
    public sealed record Verify : LeadCommand;

    /// <summary>Command to grade a verified lead.</summary>
    public sealed record SetGrade(LeadGrade Grade) : LeadCommand;

    /// <summary>Command to report a difficult lead to the district in writing.</summary>
    public sealed record ReportToDistrict : LeadCommand;

    /// <summary>Command to record the measures taken.</summary>
    public sealed record Dispose : LeadCommand;

    /// <summary>Command to close the lead.</summary>
    public sealed record Close : LeadCommand;

    /// <summary>Command to dismiss the lead as a false alarm.</summary>
    public sealed record Dismiss : LeadCommand;

    /// <summary>Command to turn the lead into a rectification task.</summary>
    public sealed record BecomeTask(TaskId Task) : LeadCommand;

    /// <summary>Command that the clock gives: time has passed.</summary>
    public sealed record WakeUp : LeadCommand;
}
