using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Patrols;

/// <summary>How often a place is patrolled, and by whom.</summary>
/// <param name="Members">Names of those who do it, as the directory has them; whoever of them goes has done it for all. Empty for the grid members of the place.</param>
/// <param name="Since">Counting begins here: the first patrol is due at the end of the first period.</param>
public sealed record PatrolPlan(string Id, Place Place, int Count, PatrolUnit Unit, EquatableArray<string> Members, DateOnly Since)
{
    public const int Longest = 400;

    /// <summary>The last day of the numbered period, counted from 1. Number 0 is the day before the first.</summary>
    public DateOnly Due(int period) =>
        Unit switch
        {
            PatrolUnit.Week => Since.AddDays((7 * Count * period) - 1),
            PatrolUnit.Month => Since.AddMonths(Count * period).AddDays(-1),
            _ => Since.AddDays((Count * period) - 1),
        };

    /// <summary>Number of the period a day lies in; 0 before the first.</summary>
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

    /// <summary>What is wrong with it; empty when it can be used.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (Count < 1 || Count * LongestUnit > Longest)
            yield return new($"巡查间隔须为1天至{Longest}天。", $"Patrols follow each other by 1 to {Longest} days.");
        if (Since.Year is < 1992 or > 2199)
            yield return new("起算日期须在1992年至2199年之间。", "Counting begins between 1992 and 2199.");
    }
}

public enum PatrolUnit
{
    Day,
    Week,
    Month,
}
