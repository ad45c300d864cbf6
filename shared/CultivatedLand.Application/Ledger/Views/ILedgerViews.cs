using CultivatedLand.Domain;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// The ledger as people look at it: rows by filter and order, totals by place, what was done, what falls due.
/// Every store derives its rows by <see cref="LedgerRow.Of"/> and passes the same contract tests.
/// </summary>
/// <remarks>
/// What <see cref="ILedger.Append"/> has returned from is seen here. Time alone (reminders, letters, skipped notices) changes no row, no total and no due date,
/// so a store need not touch them when it wakes a task. Each method answers from one moment.
/// </remarks>
public interface ILedgerViews
{
    /// <exception cref="FormatException"><see cref="LedgerQuery.After"/> is no cursor that a page of this order has given.</exception>
    Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken);

    /// <summary>One line for each exact place and kind that has tasks, in order of place and kind; <see cref="PlaceTree"/> rolls them up.</summary>
    Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken);

    /// <summary>What there is to filter by among tasks at these places.</summary>
    Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken);

    /// <summary>What people did, and which rungs of the ladder were reached; the newest first.</summary>
    /// <exception cref="FormatException"><see cref="ActQuery.After"/> is no cursor that a page has given.</exception>
    Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken);

    /// <summary>Due dates of phases that are not done, of tasks that have not ended, in order of date, then of the tasks' first storage, then of the phases' numbers.</summary>
    /// <param name="to">Inclusive.</param>
    Task<IReadOnlyList<DueDate>> DueDates(DateOnly from, DateOnly to, PlaceSet places, int most, CancellationToken cancellationToken);

    /// <summary>How many of them fall on each day; days without any are missing.</summary>
    /// <param name="to">Inclusive.</param>
    Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(DateOnly from, DateOnly to, PlaceSet places, CancellationToken cancellationToken);
}

/// <param name="LeadOffices">In the plans' words, each once, by ordinal.</param>
/// <param name="PhaseNames">Of phases that are the current one of some task, each once, by ordinal.</param>
public sealed record LedgerChoices(EquatableArray<string> LeadOffices, EquatableArray<string> PhaseNames);
