using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>A dated step as a plan names it, before steps, stages and overall deadlines are made into phases.</summary>
/// <param name="Stage">Index, among the steps of the task, of the stage it belongs to.</param>
public sealed record PlannedStep(string Name, PhaseKind Kind, DateOnly? Start, DateOnly Due, StepRank Rank, int? Stage = null);

public enum StepRank
{
    Step,

    /// <summary>A period that may contain dated steps: 重点推进阶段.</summary>
    Stage,

    /// <summary>The deadline of the task as a whole: 整改时限.</summary>
    Overall,
}
