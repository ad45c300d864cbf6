using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

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

    /// <summary>Level of an acceptance, where the plan says which one counts.</summary>
    Level = 32,

    /// <summary>Shares of a split, one line for each place.</summary>
    Shares = 64,

    /// <summary>Year in which land was lost.</summary>
    LostIn = 128,
}

/// <summary>Act that a person may do on a task from its page, in words and fields.</summary>
/// <param name="Heading">Name of the act, on the button and above the form.</param>
/// <param name="Done">Sentence shown when it is done.</param>
/// <param name="Probe">Command by which the rules tell whether the act is possible at all; null if this task has no room for it.</param>
public sealed record TaskAction(
    TaskAct Act,
    LocalizedText Heading,
    LocalizedText Done,
    TaskActionFields Fields,
    Func<RectificationTask, TaskCommand?> Probe
)
{
    /// <summary>Last part of the address that its form posts to.</summary>
    public string Name => Act.Name;

    public Permission Deed => Act.Deed;

    private static readonly LocalizedText ReasonMissing = new("请填写理由。", "Give the reason.");

    /// <summary>Whether the act is done without a reason too.</summary>
    private bool IsReasonOptional => Act == TaskActs.Resume;

    /// <summary>Adds the fields that were left empty to the faults of what was typed, so that everything is said at once.</summary>
    public EquatableArray<FieldFault> WithEmptyFields(TaskActionInput typed, EquatableArray<FieldFault> faults) =>
        Fields.HasFlag(TaskActionFields.Reason) && !IsReasonOptional && typed.Reason.Length == 0
            ? [.. faults, new FieldFault("reason", ReasonMissing)]
            : faults;

    /// <summary>Explanation beside the field for an area or a date, if one is needed.</summary>
    public LocalizedText? AreaHint { get; init; }

    /// <summary>Area that the field shows at first. Null leaves it empty.</summary>
    public Func<RectificationTask, Mu?>? AreaOffered { get; init; }

    public LocalizedText? DueHint { get; init; }

    /// <summary>Warning that everybody should read before pressing the button.</summary>
    public LocalizedText? Warning { get; init; }

    /// <summary>Whether the act ends or stops the task; its form then stays folded.</summary>
    public bool IsGrave { get; init; }

    /// <summary>
    /// What the act takes away, which is said on a form of its own before it is done. Null for an act that takes nothing.
    /// </summary>
    public Func<RectificationTask, LocalizedText>? Loss { get; init; }
}
