using CultivatedLand.Application.Ledger.Views;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>Extension methods that filter lines of the ledger by a query.</summary>
internal static class LedgerRowFilter
{
    public static bool LetsThrough(this LedgerQuery query, LedgerRow row) =>
        query.Visible.Contains(row.Place)
        && (query.Place is null || PlaceSet.Of(query.Place).Contains(row.Place))
        && (query.Kind ?? row.Kind) == row.Kind
        && (query.Status ?? row.Status) == row.Status
        && HasPhase(query, row.Phase)
        && (!query.LateOnly || row.IsLate(query.Today))
        && (query.LeadOffice is not { } office || row.LeadOffices.Contains(office))
        && (query.PlanId ?? row.Id.Plan) == row.Id.Plan
        && (
            query.Search is not { } words
            || row.Name.Contains(words, StringComparison.Ordinal)
            || row.Place.Path.Contains(words, StringComparison.Ordinal)
        );

    private static bool HasPhase(LedgerQuery query, CurrentPhase? phase) =>
        (query.PhaseKind is not { } kind || phase?.Kind == kind)
        && (query.PhaseName is not { } name || phase?.Name == name)
        && (query.DueFrom is not { } from || phase?.Due >= from)
        && (query.DueTo is not { } to || phase?.Due <= to);
}
