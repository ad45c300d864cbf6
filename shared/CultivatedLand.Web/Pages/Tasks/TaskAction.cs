using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Fields of an act's form.</summary>
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

/// <summary>Act that a person may do on a task from its page.</summary>
/// <param name="Name">Last part of the address that its form posts to.</param>
/// <param name="Heading">Name of the act, on the button and above the form.</param>
/// <param name="Done">Sentence shown when it is done.</param>
/// <param name="Probe">Command by which the rules tell whether the act is possible at all; null if this task has no room for it.</param>
/// <param name="Build">Builds the command that the form asks for.</param>
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
    /// <summary>Explanation beside the field for an area or a date, if one is needed.</summary>
    public LocalizedText? AreaHint { get; init; }

    public LocalizedText? DueHint { get; init; }

    /// <summary>Warning that everybody should read before pressing the button.</summary>
    public LocalizedText? Warning { get; init; }

    /// <summary>Whether the act ends the task for good; its form then stays folded.</summary>
    public bool IsGrave { get; init; }
}
