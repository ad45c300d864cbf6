using CultivatedLand.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>Language of a request: the one that the person has chosen, otherwise the host's.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "lang";

    public static Language Of(HttpContext http) =>
        http.Request.Cookies[Cookie] switch
        {
            "en" => Language.English,
            "zh" => Language.Chinese,
            _ => http.RequestServices.GetRequiredService<WebOptions>().Language,
        };
}
