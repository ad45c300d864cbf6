using System.Collections.Concurrent;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Cache of totals, for all places and by filter. Every page asks for them, and they stay valid while no row changes.</summary>
internal sealed class TotalsCache
{
    private const int MostFilters = 200;

    private volatile Kept? _kept;

    public IReadOnlyList<PlaceTotal> ByPlace(LedgerConnection connection, DateOnly today) => Now(connection, today).Totals;

    public Tally Of(LedgerConnection connection, LedgerQuery query, LedgerRowFilter filter)
    {
        var now = Now(connection, query.Today);
        if (Sum(now, query) is { } sum)
            return sum;

        var key = query with { Order = default, Descending = false, After = null, Most = 0, WithTotal = true };
        if (now.ByFilter.TryGetValue(key, out var known))
            return known;
        var tally = TallyQueries.Of(connection, filter, query.Today);
        if (now.ByFilter.Count < MostFilters)
            now.ByFilter[key] = tally;
        return tally;
    }

    private Kept Now(LedgerConnection connection, DateOnly today)
    {
        var changes = connection.Sql("SELECT count FROM row_changes").First(row => row.Long(0));
        if (_kept is { } known && known.Changes == changes && known.Today == today)
            return known;
        return _kept = new Kept(changes, today, TallyQueries.ByPlace(connection, today));
    }

    /// <summary>Returns null for a query that filters by more than place and kind.</summary>
    private static Tally? Sum(Kept now, LedgerQuery query)
    {
        if (
            query is not { Status: null, PhaseKind: null, PhaseName: null, LeadOffice: null, LateOnly: false }
            || query is not { DueFrom: null, DueTo: null, PlanId: null }
            || query.Search is { Length: > 0 }
        )
            return null;
        var below = query.Place is { } place ? PlaceSet.Of(place) : PlaceSet.Everywhere;
        return PlaceTree.Sum(
            now.Totals.Where(total =>
                (query.Kind is not { } kind || total.Kind == kind) && query.Visible.Contains(total.Place) && below.Contains(total.Place)
            )
        );
    }

    private sealed record Kept(long Changes, DateOnly Today, IReadOnlyList<PlaceTotal> Totals)
    {
        public ConcurrentDictionary<LedgerQuery, Tally> ByFilter { get; } = [];
    }
}
