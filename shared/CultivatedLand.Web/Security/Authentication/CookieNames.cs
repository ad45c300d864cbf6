using CultivatedLand.Web.Infrastructure;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>Names of the cookies of this web application.</summary>
internal static class CookieNames
{
    /// <summary>Returns the name. If people come by https, no other host of the domain can set or read the cookie.</summary>
    public static string Of(WebOptions settings, string name) => settings.IsSecure ? $"__Host-{name}" : name;

    public static string Session(WebOptions settings) => Of(settings, "session");
}
