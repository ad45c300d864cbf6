using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Reader of the figures by which each town is judged: the work on its tasks, and the area newly lost or illegally used in the year.
/// It adds up the leads that were found in the year and not dismissed.
/// For illegal use, a figure that an office has recorded among the indicators takes precedence.
/// </summary>
public sealed class PlaceConductReader(ILedger ledger, GridStore grid, IndicatorStore indicators)
{
    private const int PageSize = 500;

    public async Task<IReadOnlyList<PlaceConduct>> On(DateOnly day, CancellationToken cancellationToken)
    {
        var tasks = (await Tasks(cancellationToken)).ToLookup(task => TaskPace.TownOf(task.Spec.Place));
        var leads = (await grid.Leads(cancellationToken))
            .Select(lead => lead.State)
            .Where(lead => lead.Step != LeadStep.Dismissed && ChinaTime.DateOf(lead.Spec.FoundAt).Year == day.Year)
            .ToLookup(lead => TaskPace.TownOf(lead.Spec.Place));
        var recorded = (await indicators.All(day.Year, cancellationToken)).ToDictionary(
            indicatorRecord => indicatorRecord.Place,
            IllegalUse
        );
        var towns = tasks.Select(town => town.Key).Concat(leads.Select(town => town.Key)).Concat(recorded.Keys.Where(IsTown)).Distinct();
        return
        [
            .. towns
                .OrderBy(town => town.Path, StringComparer.Ordinal)
                .Select(town =>
                {
                    var pace = TaskPace.Percent(tasks[town], day);
                    return new PlaceConduct(
                        town,
                        pace?.Done,
                        pace?.Due,
                        Sum(leads[town], TaskKind.NonGrain),
                        recorded.GetValueOrDefault(town) ?? Sum(leads[town], TaskKind.IllegalUse)
                    );
                }),
        ];
    }

    private async Task<List<RectificationTask>> Tasks(CancellationToken cancellationToken)
    {
        var tasks = new List<RectificationTask>();
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize), cancellationToken);
            tasks.AddRange(page.Tasks.Select(stored => stored.State).Where(TaskPace.Counts));
            cursor = page.Next;
        } while (cursor is not null);
        return tasks;
    }

    private static bool IsTown(Place place) => GridLevels.Of(place) == GridLevel.Town;

    private static Mu? IllegalUse(IndicatorRecord indicatorRecord) =>
        indicatorRecord.Figures.FirstOrDefault(figures => figures.Indicator == VetoIndicator.IllegalUse) is { } figures
            ? Mu.Of(IndicatorStanding.Of(figures, []).Counted)
            : null;

    private static Mu Sum(IEnumerable<Lead> leads, TaskKind kind) =>
        leads.Where(lead => lead.Spec.Kind == kind).Aggregate(Mu.Zero, (sum, lead) => sum + (lead.Spec.Area ?? Mu.Zero));
}
