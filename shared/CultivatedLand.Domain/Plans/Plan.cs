using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>A checked plan, ready to start.</summary>
/// <param name="Id">The same for every edition of one document.</param>
/// <param name="Place">Where the issuing office sits.</param>
public sealed record Plan(
    string Id,
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? Issued,
    Place Place,
    EquatableArray<PlannedTask> Tasks
);

/// <param name="Source">Number of the task in the document; several villages' tasks may come from one.</param>
public sealed record PlannedTask(TaskId Id, string Source, TaskSpec Spec);
