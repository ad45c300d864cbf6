using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>What a form asks for.</summary>
[Flags]
public enum TaskActionFields
{
    None = 0,

    /// <summary>Several phases may be named together.</summary>
    Phases = 1,

    /// <summary>One phase.</summary>
    Phase = 2,
    Area = 4,
    Due = 8,
    Reason = 16,
}

/// <summary>Something a person may do to a task from its page.</summary>
/// <param name="Name">Last part of the address that its form posts to.</param>
/// <param name="Heading">What it does, on the button and above the form.</param>
/// <param name="Done">What is said when it is done.</param>
/// <param name="Probe">A command by which the rules tell whether it is possible at all; null where this task has no room for it.</param>
/// <param name="Build">The command that the form asks for.</param>
public sealed record TaskAction(
    string Name,
    Permission Deed,
    LocalizedText Heading,
    LocalizedText Done,
    TaskActionFields Fields,
    Func<RectificationTask, TaskCommand?> Probe,
    Func<RectificationTask, TaskActionInput, BuiltCommand> Build
)
{
    /// <summary>What stands beside the field for an area or a date, where it needs explaining.</summary>
    public LocalizedText? AreaHint { get; init; }

    public LocalizedText? DueHint { get; init; }

    /// <summary>What everybody should know before pressing the button.</summary>
    public LocalizedText? Warning { get; init; }

    /// <summary>An end that cannot be undone: its form stays folded.</summary>
    public bool IsGrave { get; init; }
}
