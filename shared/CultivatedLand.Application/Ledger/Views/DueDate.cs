using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Due date of a phase that is not done.</summary>
public sealed record DueDate(TaskId Task, string TaskName, Place Place, RectificationStatus Status, CurrentPhase Phase)
{
    public bool IsLate(DateOnly today) => Status == RectificationStatus.Active && Phase.Due < today;

    public static IEnumerable<DueDate> Of(RectificationTask task) =>
        task.IsEnded || task.Status == RectificationStatus.Split
            ? []
            : task
                .Phases.Where(phase => !task.IsDone(phase))
                .Select(phase => new DueDate(
                    task.Id,
                    task.Spec.Name,
                    task.Spec.Place,
                    task.Status,
                    new CurrentPhase(phase.Number, phase.Name, phase.Kind, phase.Due)
                ));
}
