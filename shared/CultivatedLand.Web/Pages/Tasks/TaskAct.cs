using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>What a form asks for.</summary>
[Flags]
public enum ActFields
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
public sealed record TaskAct(
    string Name,
    Deed Deed,
    Sentence Heading,
    Sentence Done,
    ActFields Fields,
    Func<RectificationTask, TaskCommand?> Probe,
    Func<RectificationTask, TypedForm, Built> Build)
{
    /// <summary>What stands beside the field for an area or a date, where it needs explaining.</summary>
    public Sentence? AreaHint { get; init; }

    public Sentence? DueHint { get; init; }

    /// <summary>What everybody should know before pressing the button.</summary>
    public Sentence? Warning { get; init; }

    /// <summary>An end that cannot be undone: its form stays folded.</summary>
    public bool IsGrave { get; init; }
}
