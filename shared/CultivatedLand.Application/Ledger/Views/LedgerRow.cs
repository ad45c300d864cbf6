using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Row of the ledger: one task.</summary>
/// <param name="Phase">First phase that is not done. Null when all are done, and for a task that has ended.</param>
/// <param name="Percent">Mean of the phases' percent, see <see cref="Percentage"/>. 100 for a task that is closed out.</param>
/// <param name="Begins">Start of the first phase. The day of planning where the plan does not say.</param>
/// <param name="Ends">Last due date. Null for a standing duty.</param>
public sealed record LedgerRow(
    TaskId Id,
    string Name,
    Place Place,
    TaskKind Kind,
    RectificationStatus Status,
    EquatableArray<string> LeadOffices,
    EquatableArray<string> Leaders,
    Mu? Target,
    Mu Accepted,
    Mu Infeasible,
    CurrentPhase? Phase,
    decimal Percent,
    DateOnly? Begins,
    DateOnly? Ends
)
{
    public bool IsEnded => Status is RectificationStatus.ClosedOut or RectificationStatus.ClosedOnPapers or RectificationStatus.Cancelled;

    /// <summary>Target less the area granted as infeasible. Null for a task without a target.</summary>
    public Mu? Required => Target?.Less(Infeasible);

    public bool IsLate(DateOnly today) => Status == RectificationStatus.Active && Phase?.Due < today;

    /// <param name="planned">
    /// Local date of the fact that planned the task. A store that does not have it at hand keeps the day of first storage.
    /// </param>
    public static LedgerRow Of(RectificationTask task, DateOnly? planned) =>
        new(
            task.Id,
            task.Spec.Name,
            task.Spec.Place,
            task.Spec.Kind,
            task.Status,
            task.Spec.LeadOffices,
            task.Spec.Leaders,
            task.Spec.Target,
            task.Accepted,
            task.Infeasible,
            task.IsEnded ? null
                : task.Current is { } phase ? new CurrentPhase(phase.Number, phase.Name, phase.Kind, phase.Due)
                : null,
            PercentOf(task),
            FirstStart(task) ?? planned,
            task.Phases.Count == 0 ? null : task.Phases.Max(phase => phase.Due)
        );

    /// <summary>Returns the percentage that the row of a task shows.</summary>
    public static decimal PercentOf(RectificationTask task) =>
        task.Status == RectificationStatus.ClosedOut ? 100
        : task.Phases.Count == 0 ? 0
        : Percentage.OfShare(task.Phases.Sum(task.Percent) / (task.Phases.Count * 100));

    /// <summary>
    /// Finds the start of the first phase. A start after a due date belongs to a later phase and says nothing of the beginning.
    /// </summary>
    private static DateOnly? FirstStart(RectificationTask task) =>
        task.Phases.Min(phase => phase.Start) is { } start && start <= task.Phases.Min(phase => phase.Due) ? start : null;
}

/// <summary>Phase that a task is in.</summary>
public sealed record CurrentPhase(int Number, string Name, PhaseKind Kind, DateOnly Due);
