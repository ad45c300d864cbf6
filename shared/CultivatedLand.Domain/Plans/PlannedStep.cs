using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>
/// Dated step in the words of a plan.
/// <see cref="PhaseArrangement"/> later turns steps, stages and overall deadlines into phases.
/// </summary>
/// <param name="Stage">Index of the stage that contains this step. The index counts the steps of the task.</param>
public sealed record PlannedStep(string Name, PhaseKind Kind, DateOnly? Start, DateOnly Due, StepRank Rank, int? Stage = null)
{
    /// <summary>Day on which the step was done before the plan starts. Null for a step that is to be done.</summary>
    public DateOnly? DoneOn { get; init; }
}

/// <summary>Rank of a dated step in its plan.</summary>
public enum StepRank
{
    Step,

    /// <summary>Period that may contain dated steps: 重点推进阶段.</summary>
    Stage,

    /// <summary>Deadline of the whole task: 整改时限.</summary>
    Overall,
}
