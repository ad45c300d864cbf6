using System.Globalization;

namespace CultivatedLand.Web.Pages.Shared;

/// <summary>Text of shares, rounded down, so that 100 % means done.</summary>
public static class PercentText
{
    public static string Percent(decimal? share) =>
        share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Shown(known) * 100:0.#}%") : "—";

    /// <summary>Returns the share as <see cref="Percent"/> shows it, so that a difference agrees with the two figures beside it.</summary>
    public static decimal Shown(decimal share) => decimal.Floor(share * 1000) / 1000;

    /// <summary>Formats the difference of two shares in percentage points, without a sign.</summary>
    public static string Points(decimal difference) =>
        (decimal.Round(Math.Abs(difference) * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture);
}
