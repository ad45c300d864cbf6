using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Store of the places of started plans.
/// The place of the plan's office is recorded at the start, so that nobody has to read the document again.
/// </summary>
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

    internal sealed record NotedPlace(Place Place);
}

/// <summary>Plan that has been started, with the place of its office.</summary>
/// <param name="Place">
/// Place of the plan's office. Null for a plan that started before places were recorded: only those who may see everything see it.
/// </param>
public sealed record StartedPlan(string PlanId, string Title, Place? Place);
