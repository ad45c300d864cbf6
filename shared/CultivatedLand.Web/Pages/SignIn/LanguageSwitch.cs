using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Routing;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Addresses of the switch to the other language.</summary>
internal static class LanguageSwitch
{
    public static string Language(Language now, string back) =>
        $"{PageUrls.LanguageSwitch}?to={(now == Domain.Language.English ? "zh" : "en")}&back={Uri.EscapeDataString(back)}";

    public static string Other(Language now) => now == Domain.Language.English ? "zh-CN" : "en";

    public static string OtherName(Language now) => now == Domain.Language.English ? "中文" : "English";
}
