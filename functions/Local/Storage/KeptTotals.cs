using CultivatedLand.Casework.Ledgers.Views;

namespace CultivatedLand.Local.Storage;

/// <summary>The totals of all places as they were last read: every page asks for them, and while no row changes they stay as they are.</summary>
internal sealed class KeptTotals
{
    private volatile Kept? kept;

    public IReadOnlyList<PlaceTotal> ByPlace(Connection connection, DateOnly today)
    {
        var changes = connection.Sql("SELECT count FROM row_changes").First(row => row.Long(0));
        if (kept is { } known && known.Changes == changes && known.Today == today) return known.Totals;
        var totals = TallyReading.ByPlace(connection, today);
        kept = new Kept(changes, today, totals);
        return totals;
    }

    /// <summary>Null for a query that filters by more than place and kind.</summary>
    public Tally? Sum(Connection connection, LedgerQuery query)
    {
        if (query is not { Status: null, PhaseKind: null, PhaseName: null, LeadOffice: null, LateOnly: false, DueFrom: null, DueTo: null, PlanId: null } || query.Search is { Length: > 0 }) return null;
        var below = query.Place is { } place ? PlaceSet.Of(place) : PlaceSet.Everywhere;
        return PlaceTree.Sum(ByPlace(connection, query.Today).Where(total =>
            (query.Kind is not { } kind || total.Kind == kind) && query.Visible.Contains(total.Place) && below.Contains(total.Place)));
    }

    private sealed record Kept(long Changes, DateOnly Today, IReadOnlyList<PlaceTotal> Totals);
}
