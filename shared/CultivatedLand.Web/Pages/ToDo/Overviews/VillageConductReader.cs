using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.ToDo.Overviews;

/// <summary>Reader of the conduct of villages: missed patrols, open leads, overdue tasks. Villages with none of them are left out.</summary>
internal sealed class VillageConductReader(PatrolService patrols, ILedgerViews views)
{
    private const int Most = 12;

    /// <param name="leads">Leads that the user sees, with the hours that are left.</param>
    public async Task<IReadOnlyList<VillageConduct>> Read(
        CurrentUser user,
        DateOnly today,
        IReadOnlyList<(Place Place, int HoursLeft)> leads,
        CancellationToken cancellationToken
    )
    {
        var missed = (await patrols.Standings(place => user.Can(Permission.SeeLedger, place), cancellationToken))
            .Select(status => (Village: VillageOf(status.Plan.Place), Missed: status.Missed.Count))
            .ToLookup(patrol => patrol.Village, patrol => patrol.Missed);
        var open = leads.ToLookup(lead => VillageOf(lead.Place));
        var late = (await views.Totals(PlaceSet.VisibleTo(user), today, cancellationToken)).ToLookup(
            total => VillageOf(total.Place),
            total => total.Tally.Late
        );
        return
        [
            .. missed
                .Select(village => village.Key)
                .Concat(open.Select(village => village.Key))
                .Concat(late.Select(village => village.Key))
                .Distinct()
                .OfType<Place>()
                .Select(village => new VillageConduct(
                    village,
                    missed[village].Sum(),
                    open[village].Count(),
                    open[village].Count(lead => lead.HoursLeft < 0),
                    late[village].Sum()
                ))
                .Where(village => village.Missed + village.Leads + village.Late > 0)
                .OrderByDescending(village => village.Missed + village.OverLimit + village.Late)
                .ThenByDescending(village => village.Leads)
                .ThenBy(village => village.Village.Path, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>Returns the village of a place. Null for a place above the villages.</summary>
    private static Place? VillageOf(Place place) => place.Upwards().FirstOrDefault(above => GridLevels.Of(above) == GridLevel.Village);
}
