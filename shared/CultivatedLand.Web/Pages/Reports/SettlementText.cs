using System.Globalization;

namespace CultivatedLand.Web.Pages.Reports;

internal static class SettlementText
{
    /// <summary>Yuan to the cent, with thousands apart: 34,410.00.</summary>
    public static string Money(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
