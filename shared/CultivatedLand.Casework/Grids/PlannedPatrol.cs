using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Rhythms;

namespace CultivatedLand.Casework.Grids;

/// <summary>The patrols a plan asks for at its place. A place has one patrol plan: of several, the most frequent covers the others.</summary>
/// <param name="Name">As the plan calls it.</param>
public sealed record PlannedPatrol(string Name, PatrolPlan Plan)
{
    /// <returns>Null where the plan names no patrols.</returns>
    public static PlannedPatrol? Of(Place place, IEnumerable<DraftRhythm> rhythms, DateOnly since) =>
        rhythms.Where(rhythm => rhythm.Kind == RhythmKind.Patrol).MinBy(rhythm => rhythm.Every) is { } patrol ? Of(place, patrol, since) : null;

    private static PlannedPatrol Of(Place place, DraftRhythm rhythm, DateOnly since)
    {
        var (count, unit) = rhythm.Every switch
        {
            Every.Week => (1, PatrolUnit.Week),
            Every.HalfMonth => (15, PatrolUnit.Day),
            Every.Month => (1, PatrolUnit.Month),
            Every.Quarter => (3, PatrolUnit.Month),
            Every.HalfYear => (6, PatrolUnit.Month),
            _ => (12, PatrolUnit.Month),
        };
        return new(rhythm.Name, new PatrolPlan(GridBook.PlanIdOf(place), place, count, unit, [], since));
    }
}
