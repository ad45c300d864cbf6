using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>Views of a ledger in memory: plain enough to be seen to be right.</summary>
/// <param name="tasks">Every task with its history, in order of first storage.</param>
public sealed class MemoryLedgerViews(Func<IReadOnlyList<(RectificationTask State, IReadOnlyList<TaskFact> Facts)>> tasks) : ILedgerViews
{
    public Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken)
    {
        var last = query.After is { } after ? Number(after) : (int?)null;
        var fitting = Listed().Select((row, index) => (Row: row, Index: index)).Where(item => Fits(item.Row, query)).ToList();
        var ordered = (query.Descending ? fitting.AsEnumerable().Reverse() : fitting).OrderBy(item => Key(item.Row, query) is null);
        ordered = query.Descending
            ? ordered.ThenByDescending(item => Key(item.Row, query), Keys)
            : ordered.ThenBy(item => Key(item.Row, query), Keys);
        var all = ordered.ToList();
        var from = last is null ? 0 : all.FindIndex(item => item.Index == last) + 1;
        var page = all.Skip(from).Take(query.Most).ToList();
        return Task.FromResult(
            new LedgerResultPage(
                [.. page.Select(item => item.Row)],
                from + page.Count < all.Count ? page[^1].Index.ToString(CultureInfo.InvariantCulture) : null,
                query.WithTotal ? all.Aggregate(Tally.None, (sum, item) => sum.Plus(Tally.Of(item.Row, query.Today))) : null
            )
        );
    }

    public Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlaceTotal>>([
            .. Listed()
                .Where(row => places.Contains(row.Place))
                .GroupBy(row => (row.Place, row.Kind))
                .Select(group => new PlaceTotal(
                    group.Key.Place,
                    group.Key.Kind,
                    group.Aggregate(Tally.None, (sum, row) => sum.Plus(Tally.Of(row, today)))
                ))
                .OrderBy(total => total.Place.Path, StringComparer.Ordinal)
                .ThenBy(total => total.Kind),
        ]);

    public Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken)
    {
        var rows = Listed().Where(row => places.Contains(row.Place)).ToList();
        return Task.FromResult(
            new LedgerChoices(
                Sorted(rows.SelectMany(row => row.LeadOffices)),
                Sorted(rows.Where(row => row.Phase is not null).Select(row => row.Phase!.Name))
            )
        );
    }

    public Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken)
    {
        var all = tasks()
            .SelectMany(task =>
                task.Facts.Where(fact => LedgerAct.IsOne(fact) && (!query.InterviewsOnly || LedgerAct.IsInterview(fact)))
                    .Select(fact => new LedgerAct(task.State.Id, task.State.Spec.Name, task.State.Spec.Place, fact))
            )
            .Where(act => act.Fact.At >= query.From && act.Fact.At < query.To && query.Places.Contains(act.Place))
            .OrderBy(act => act.Fact.At)
            .Reverse()
            .ToList();
        var from = query.After is { } after ? Number(after) : 0;
        var page = all.Skip(from).Take(query.Most).ToList();
        return Task.FromResult(
            new ActResultPage(page, from + page.Count < all.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null)
        );
    }

    public Task<IReadOnlyList<DueDate>> DueDates(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<DueDate>>([.. Dates(from, to, places).OrderBy(date => date.Phase.Due).Take(most)]);

    public Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyDictionary<DateOnly, int>>(Dates(from, to, places).CountBy(date => date.Phase.Due).ToDictionary());

    private static bool Fits(LedgerRow row, LedgerQuery query) =>
        query.Visible.Contains(row.Place)
        && (query.Place is not { } place || PlaceSet.Of(place).Contains(row.Place))
        && (query.Kind is not { } kind || row.Kind == kind)
        && (query.Status is not { } status || row.Status == status)
        && (query.PhaseKind is not { } phase || row.Phase?.Kind == phase)
        && (query.PhaseName is not { } name || row.Phase?.Name == name)
        && (query.LeadOffice is not { } office || row.LeadOffices.Contains(office))
        && (!query.LateOnly || row.IsLate(query.Today))
        && (query.DueFrom is not { } from || row.Phase?.Due >= from)
        && (query.DueTo is not { } to || row.Phase?.Due <= to)
        && (query.PlanId is not { } plan || row.Id.Plan == plan)
        && (
            query.Search is not { } words
            || row.Name.Contains(words, StringComparison.Ordinal)
            || row.Place.Path.Contains(words, StringComparison.Ordinal)
        );

    private static object? Key(LedgerRow row, LedgerQuery query) =>
        query.Order switch
        {
            LedgerOrder.Place => row.Place.Path,
            LedgerOrder.Name => row.Name,
            LedgerOrder.Target => row.Target?.Value,
            LedgerOrder.Accepted => row.Accepted.Value,
            LedgerOrder.Percent => row.Percent,
            _ => row.Phase?.Due,
        };

    private static Comparer<object?> Keys { get; } =
        Comparer<object?>.Create(
            (one, other) => one is string text ? string.CompareOrdinal(text, (string?)other) : Comparer<object>.Default.Compare(one, other)
        );

    private static int Number(string cursor) => int.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);

    private static EquatableArray<string> Sorted(IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).ToEquatableArray();

    private IEnumerable<LedgerRow> Listed() => tasks().Select(task => LedgerRow.Of(task.State, ChinaTime.DateOf(task.Facts[0].At)));

    private IEnumerable<DueDate> Dates(DateOnly from, DateOnly to, PlaceSet places) =>
        tasks()
            .SelectMany(task => DueDate.Of(task.State))
            .Where(date => date.Phase.Due >= from && date.Phase.Due <= to && places.Contains(date.Place));
}
