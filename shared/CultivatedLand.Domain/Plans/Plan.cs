using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>Record of a checked plan that is ready to start.</summary>
/// <param name="Id">Identity of the plan. It is the same for every edition of one document.</param>
/// <param name="Place">Place of the issuing office.</param>
public sealed record Plan(
    string Id,
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? Issued,
    Place Place,
    EquatableArray<PlannedTask> Tasks
);

/// <summary>Record of one task that a plan will start.</summary>
/// <param name="Source">Number of the task in the document. Several villages' tasks may come from one number.</param>
public sealed record PlannedTask(TaskId Id, string Source, TaskSpec Spec);
