using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>Record of a checked plan that is ready to start.</summary>
/// <param name="Id">Identity of the plan. It is the same for every edition of one document.</param>
/// <param name="Place">Place of the issuing office. While <see cref="OpenAt"/> says that it is open, it is for show alone.</param>
public sealed record Plan(
    string Id,
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? Issued,
    Place Place,
    EquatableArray<PlannedTask> Tasks
)
{
    /// <summary>Duties that the plan sets for good. They are no tasks.</summary>
    public EquatableArray<PlannedDuty> Duties { get; init; } = [];

    /// <summary>Tasks for which nobody has named a deadline yet. While there are any, a draft does not start.</summary>
    public IEnumerable<PlannedTask> Undated => Tasks.Where(task => task.Spec.Phases.Count == 0);

    /// <summary>
    /// Places where the plan may lie, while a person has to say it. Empty where none is known. Null once the place is known.
    /// </summary>
    public EquatableArray<Place>? OpenAt { get; init; }

    /// <summary>
    /// Places at which somebody needs a right for the whole plan. A null entry is the host as a whole.
    /// While the place is open, these are all the places that it may be.
    /// </summary>
    public IEnumerable<Place?> Reach =>
        OpenAt is { Count: > 0 } choices ? choices.Select(Place? (place) => place)
        : OpenAt is not null ? Enumerable.Repeat<Place?>(null, 1)
        : Tasks.Count + Duties.Count == 0 ? Enumerable.Repeat<Place?>(Place, 1)
        : Tasks.Select(Place? (task) => task.Spec.Place).Concat(Duties.Select(Place? (duty) => duty.Spec.Place)).Distinct();
}

/// <summary>Record of one task that a plan will start.</summary>
/// <param name="Source">Number of the task in the document. Several villages' tasks may come from one number.</param>
public sealed record PlannedTask(TaskId Id, string Source, TaskSpec Spec);

/// <summary>
/// Record of one standing duty (长期坚持) that a plan will put in force: it has no deadline, no reminders and is never late.
/// </summary>
/// <param name="Spec">What the duty asks for. It has no phases.</param>
/// <param name="Words">Words of the document that set the duty. Empty for one that a person has added.</param>
public sealed record PlannedDuty(TaskId Id, string Source, TaskSpec Spec, string Words);
