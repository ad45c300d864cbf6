using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>The plans that run, each with the place its office sits at; noted when it starts, so that nobody reads the document again to know it.</summary>
public sealed class StartedPlanStore(IRecordStore cabinet, IPlanStore shelf)
{
    private readonly RecordSet<NotedPlace> places = new(cabinet, "plan-places");

    public Task Note(Plan plan, CancellationToken cancel) => places.Change(plan.Id, before => before?.Place == plan.Place ? null : new NotedPlace(plan.Place), cancel);

    public async Task<IReadOnlyList<StartedPlan>> Started(CancellationToken cancel)
    {
        var plans = new List<StartedPlan>();
        foreach (var edition in (await shelf.List(int.MaxValue, cancel)).Where(edition => edition.State == EditionState.Started).DistinctBy(edition => edition.PlanId))
        {
            plans.Add(new StartedPlan(edition.PlanId, edition.Title, (await places.Find(edition.PlanId, cancel))?.Place));
        }

        return plans;
    }

    private sealed record NotedPlace(Place Place);
}

/// <param name="Place">Null for one that started before places were noted: only those who may see everything see it.</param>
public sealed record StartedPlan(string PlanId, string Title, Place? Place);
