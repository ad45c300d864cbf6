using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>Choices of the filter form: offices, and places down to the level where the list would become too long to send.</summary>
public sealed record FilterChoices(EquatableArray<string> Offices, EquatableArray<string> Places);

/// <summary>Reader of the choices for a user. They may be 30 seconds old.</summary>
public sealed class FilterChoicesReader(ILedgerViews views)
{
    private const int MostPlaces = 150;
    private const int MostOffices = 100;

    private readonly RecentCache<PlaceSet, FilterChoices> _recentCache = new();

    public Task<FilterChoices> For(PlaceSet visible, DateOnly today, CancellationToken cancellationToken) =>
        _recentCache.Get(
            visible,
            async () =>
            {
                var choices = await views.Choices(visible, cancellationToken);
                var nodes = PlaceTree.Of(await views.Totals(visible, today, cancellationToken));
                var depth = nodes.Select(node => node.Depth).DefaultIfEmpty(1).Max();
                while (depth > 1 && nodes.Count(node => node.Depth <= depth) > MostPlaces)
                    depth--;
                return new FilterChoices(
                    [.. choices.LeadOffices.Take(MostOffices)],
                    [.. nodes.Where(node => node.Depth <= depth).Select(node => node.Place.Path).Take(MostPlaces)]
                );
            }
        );
}
