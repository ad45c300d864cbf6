using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Format of moments on pages: local time of Asia/Shanghai.</summary>
internal static class PageTimeFormat
{
    public static string Time(this PageContext page, DateTimeOffset moment) =>
        ChinaTime.Of(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
