using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Frame;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>The switch to the other language.</summary>
internal static class DoorLinks
{
    public static string Language(Language now, string back) => $"{Site.LanguageSwitch}?to={(now == Domain.Language.English ? "zh" : "en")}&back={Uri.EscapeDataString(back)}";

    public static string Other(Language now) => now == Domain.Language.English ? "zh-CN" : "en";

    public static string OtherName(Language now) => now == Domain.Language.English ? "中文" : "English";
}
