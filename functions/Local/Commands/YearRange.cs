using CultivatedLand.Domain;

namespace CultivatedLand.Local.Commands;

/// <summary>Range of years that plans and calendars may use.</summary>
internal static class YearRange
{
    private const int First = 1992;
    private const int Last = 2199;

    /// <returns>Null if the year can be used or none is given.</returns>
    public static LocalizedText? Fault(int? year) =>
        year is null or (>= First and <= Last)
            ? null
            : new($"年份{year}不在{First}至{Last}之间。", $"The year {year} is not between {First} and {Last}.");
}
