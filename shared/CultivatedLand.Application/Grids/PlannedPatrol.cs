using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Patrol plan that a rectification plan asks for at its place. A place has one patrol plan.
/// Where the plan asks for several, the most frequent covers the others.
/// </summary>
/// <param name="Name">Name in the words of the plan.</param>
public sealed record PlannedPatrol(string Name, PatrolPlan Plan)
{
    /// <returns>The patrol plan. Null where the plan names no patrols.</returns>
    public static PlannedPatrol? Of(Place place, IEnumerable<DraftRhythm> rhythms, DateOnly since) =>
        rhythms.Where(rhythm => rhythm.Kind == RhythmKind.Patrol).MinBy(rhythm => rhythm.Every) is { } patrol
            ? Of(place, patrol, since)
            : null;

    private static PlannedPatrol Of(Place place, DraftRhythm rhythm, DateOnly since)
    {
        var (count, unit) = rhythm.Every switch
        {
            RecurrenceInterval.Week => (1, PatrolUnit.Week),
            RecurrenceInterval.HalfMonth => (15, PatrolUnit.Day),
            RecurrenceInterval.Month => (1, PatrolUnit.Month),
            RecurrenceInterval.Quarter => (3, PatrolUnit.Month),
            RecurrenceInterval.HalfYear => (6, PatrolUnit.Month),
            _ => (12, PatrolUnit.Month),
        };
        return new(rhythm.Name, new PatrolPlan(GridStore.PlanIdOf(place), place, count, unit, [], since));
    }
}
