using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Patrols;

/// <summary>Plan of patrols: how often a place is patrolled, and by whom.</summary>
/// <param name="Members">
/// Names of the people who patrol, as the directory has them.
/// A patrol by one of them counts for all.
/// Empty for the grid members of the place.
/// </param>
/// <param name="Since">First day of the first period. The first patrol is due at the end of that period.</param>
public sealed record PatrolPlan(string Id, Place Place, int Count, PatrolUnit Unit, EquatableArray<string> Members, DateOnly Since)
{
    public const int Longest = 400;

    /// <summary>Returns the last day of a period. Periods are numbered from 1. Number 0 gives the day before the first period.</summary>
    public DateOnly Due(int period) =>
        Unit switch
        {
            PatrolUnit.Week => Since.AddDays((7 * Count * period) - 1),
            PatrolUnit.Month => Since.AddMonths(Count * period).AddDays(-1),
            _ => Since.AddDays((Count * period) - 1),
        };

    /// <summary>Returns the number of the period that contains a day. 0 before the first period.</summary>
    public int PeriodOf(DateOnly day)
    {
        if (day < Since)
            return 0;
        var period = 1 + ((day.DayNumber - Since.DayNumber) / (Count * LongestUnit));
        while (Due(period) < day)
            period++;
        return period;
    }

    private int LongestUnit =>
        Unit switch
        {
            PatrolUnit.Week => 7,
            PatrolUnit.Month => 31,
            _ => 1,
        };

    /// <summary>Lists the faults of the plan. The list is empty when the plan can be used.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (Count < 1 || Count * LongestUnit > Longest)
            yield return new($"巡查间隔须为1天至{Longest}天。", $"Patrols follow each other by 1 to {Longest} days.");
        if (Since.Year is < 1992 or > 2199)
            yield return new("起算日期须在1992年至2199年之间。", "Counting begins between 1992 and 2199.");
    }
}

/// <summary>Unit of a patrol interval.</summary>
public enum PatrolUnit
{
    Day,
    Week,
    Month,
}
