using CultivatedLand.Domain;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Views of the ledger for people: rows by filter and order, totals by place, actions, due dates.
/// Every store derives its rows by <see cref="LedgerRow.Of"/> and passes the same contract tests.
/// </summary>
/// <remarks>
/// The views show every change that <see cref="ILedger.Append"/> has returned from.
/// Time alone (reminders, letters, skipped notices) changes no row, no total and no due date,
/// so a store need not touch them when it wakes a task.
/// Each method answers from one moment.
/// </remarks>
public interface ILedgerViews
{
    /// <exception cref="FormatException"><see cref="LedgerQuery.After"/> does not come from a page of this order.</exception>
    Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Returns one line for each exact place and kind that has tasks, in order of place and kind. <see cref="PlaceTree"/> adds them up.
    /// </summary>
    Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Returns the filter values that occur among tasks at these places.</summary>
    Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken);

    /// <summary>Returns the actions of people and the rungs of the ladder that were reached, newest first.</summary>
    /// <exception cref="FormatException"><see cref="ActQuery.After"/> does not come from a page of actions.</exception>
    Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the due dates of phases that are not done, of tasks that have not ended.
    /// They are in order of date, then of the tasks' first storage, then of the phase numbers.
    /// </summary>
    /// <param name="to">Inclusive.</param>
    Task<IReadOnlyList<DueDate>> DueDates(DateOnly from, DateOnly to, PlaceSet places, int most, CancellationToken cancellationToken);

    /// <summary>Returns the number of due dates on each day. Days without any are missing.</summary>
    /// <param name="to">Inclusive.</param>
    Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(DateOnly from, DateOnly to, PlaceSet places, CancellationToken cancellationToken);
}

/// <summary>Filter values of the ledger.</summary>
/// <param name="LeadOffices">Names of lead offices in the plans' words, each once, in ordinal order.</param>
/// <param name="PhaseNames">Names of phases that are the current one of some task, each once, in ordinal order.</param>
public sealed record LedgerChoices(EquatableArray<string> LeadOffices, EquatableArray<string> PhaseNames);
