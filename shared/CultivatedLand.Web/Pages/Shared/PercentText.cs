using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Shared;

/// <summary>Text of shares, see <see cref="Percentage"/>.</summary>
public static class PercentText
{
    public static string Percent(decimal? share) => share is { } known ? $"{Percentage.Text(Percentage.OfShare(known))}%" : "—";

    /// <summary>Returns the share as <see cref="Percent"/> shows it, so that a difference agrees with the two figures beside it.</summary>
    public static decimal Shown(decimal share) => Percentage.OfShare(share) / 100;

    /// <summary>Formats the difference of two shares in percentage points, without a sign.</summary>
    public static string Points(decimal difference) =>
        Percentage.Text(decimal.Round(Math.Abs(difference) * 100, 2, MidpointRounding.AwayFromZero));
}
