using System.Globalization;

namespace CultivatedLand.Domain;

/// <summary>
/// Percentages as every page, mail, bulletin and board shows them: rounded to two decimals, and never 100 before the whole is done.
/// </summary>
public static class Percentage
{
    private const decimal AlmostAll = 99.99m;

    /// <summary>Divisor that takes the zeros after the last digit away, so that programs read 50 and not 50.00.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Returns the percentage of a part of an area. 100 for a whole of nothing.</summary>
    public static decimal Of(Mu part, Mu whole) => whole == Mu.Zero ? 100 : OfShare(part.Value / whole.Value);

    /// <param name="share">1 for the whole. More than the whole is more than 100 percent.</param>
    public static decimal OfShare(decimal share)
    {
        var percent = decimal.Round(share * 100, 2, MidpointRounding.AwayFromZero) / One;
        return share < 1 ? Math.Min(percent, AlmostAll) : percent;
    }

    /// <summary>Returns the figure without the sign: 31.68.</summary>
    public static string Text(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);
}
