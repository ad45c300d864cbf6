using System.Globalization;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>Shares in words: rounded down, so that 100 % means done.</summary>
public static class Shares
{
    public static string Percent(decimal? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Floor(known * 1000) / 10:0.#}%") : "—";

    /// <summary>The difference of two shares in percentage points, without a sign.</summary>
    public static string Points(decimal difference) => (decimal.Round(Math.Abs(difference) * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture);
}
