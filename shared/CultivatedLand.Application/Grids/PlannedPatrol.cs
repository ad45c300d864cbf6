using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Patrol plan that a rectification plan asks for: at its own place, or at each village where a person has answered how often.
/// A place has one patrol plan. Where the plan asks for several, the most frequent covers the others.
/// </summary>
/// <param name="Name">Name in the words of the plan.</param>
public sealed record PlannedPatrol(string Name, PatrolPlan Plan)
{
    /// <returns>The patrol plans. Empty where the plan names no patrols.</returns>
    /// <param name="directory">
    /// Directory whose villages below the place are patrolled, each for itself. Without any the place itself is.
    /// </param>
    /// <param name="from">First day that may be counted.</param>
    public static IReadOnlyList<PlannedPatrol> Of(Place place, IEnumerable<DraftRhythm> rhythms, PeopleDirectory directory, DateOnly from)
    {
        if (rhythms.Where(rhythm => rhythm.Kind == RhythmKind.Patrol).MinBy(rhythm => Days(rhythm.Every)) is not { } patrol)
            return [];
        if (!patrol.IsForEachVillage)
            return [Of(place, patrol, from)];
        return Villages(place, directory) is { Count: > 0 } villages
            ? [.. villages.Select(village => Of(village, patrol, Begin(patrol.Every, from)))]
            : [Of(place, patrol, Begin(patrol.Every, from))];
    }

    /// <summary>Lists the villages of a directory at a place or below it, in order of their paths.</summary>
    public static IReadOnlyList<Place> Villages(Place place, PeopleDirectory directory) =>
        [
            .. directory
                .Entries.Select(entry => entry.Place)
                .Distinct()
                .Where(known => GridLevels.Of(known) == GridLevel.Village && known.Upwards().Any(above => above.IsAlsoCalled(place)))
                .OrderBy(known => known.Path, StringComparer.Ordinal),
        ];

    /// <summary>Returns the first day of the first period: weeks begin on a Monday, months on their first day.</summary>
    private static DateOnly Begin(RecurrenceInterval every, DateOnly from)
    {
        var day = from;
        while (!IsFirstDay(every, day))
            day = day.AddDays(1);
        return day;
    }

    private static bool IsFirstDay(RecurrenceInterval every, DateOnly day) =>
        every switch
        {
            RecurrenceInterval.Week => day.DayOfWeek == DayOfWeek.Monday,
            RecurrenceInterval.Month or RecurrenceInterval.Quarter => day.Day == 1,
            _ => true,
        };

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
