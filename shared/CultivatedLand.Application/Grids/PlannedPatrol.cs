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
        rhythms.Where(rhythm => rhythm.Kind == RhythmKind.Patrol).MinBy(rhythm => Days(rhythm.Every)) is { } patrol
            ? Of(place, patrol, since)
            : null;

    /// <summary>Returns about how many days lie between two patrols.</summary>
    private static int Days(RecurrenceInterval every) =>
        every switch
        {
            RecurrenceInterval.Day => 1,
            RecurrenceInterval.Week => 7,
            RecurrenceInterval.TenDays => 10,
            RecurrenceInterval.HalfMonth => 15,
            RecurrenceInterval.Month => 30,
            RecurrenceInterval.Quarter => 91,
            RecurrenceInterval.HalfYear => 182,
            _ => 365,
        };

    private static PlannedPatrol Of(Place place, DraftRhythm rhythm, DateOnly since)
    {
        var (count, unit) = rhythm.Every switch
        {
            RecurrenceInterval.Week => (1, PatrolUnit.Week),
            RecurrenceInterval.HalfMonth => (15, PatrolUnit.Day),
            RecurrenceInterval.Month => (1, PatrolUnit.Month),
            RecurrenceInterval.Quarter => (3, PatrolUnit.Month),
            RecurrenceInterval.HalfYear => (6, PatrolUnit.Month),
            RecurrenceInterval.TenDays => (10, PatrolUnit.Day),
            RecurrenceInterval.Day => (1, PatrolUnit.Day),
            _ => (12, PatrolUnit.Month),
        };
        return new(rhythm.Name, new PatrolPlan(GridStore.PlanIdOf(place), place, count, unit, [], since));
    }
}
