using System.Globalization;

namespace CultivatedLand.Documents.Checks;

/// <summary>Formatter of the figures in a finding.</summary>
internal static class FigureText
{
    public static string Number(decimal value, int decimals = 2) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture)
            .TrimEnd('.');

    public static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
