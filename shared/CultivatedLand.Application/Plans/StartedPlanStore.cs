using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>The plans that run, each with the place its office sits at; noted when it starts, so that nobody reads the document again to know it.</summary>
public sealed class StartedPlanStore(IRecordStore recordStore, IPlanStore planStore)
{
    private readonly RecordSet<NotedPlace> _places = new(recordStore, "plan-places");

    public Task Note(Plan plan, CancellationToken cancellationToken) =>
        _places.Change(plan.Id, before => before?.Place == plan.Place ? null : new NotedPlace(plan.Place), cancellationToken);

    public async Task<IReadOnlyList<StartedPlan>> Started(CancellationToken cancellationToken)
    {
        var plans = new List<StartedPlan>();
        foreach (
            var edition in (await planStore.List(int.MaxValue, cancellationToken))
                .Where(edition => edition.State == EditionState.Started)
                .DistinctBy(edition => edition.PlanId)
        )
        {
            plans.Add(new StartedPlan(edition.PlanId, edition.Title, (await _places.Find(edition.PlanId, cancellationToken))?.Place));
        }

        return plans;
    }

    private sealed record NotedPlace(Place Place);
}

/// <param name="Place">Null for one that started before places were noted: only those who may see everything see it.</param>
public sealed record StartedPlan(string PlanId, string Title, Place? Place);
