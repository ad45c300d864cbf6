using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Cookies of this web application. If people come by https, no other host of the domain can set or read them.</summary>
internal sealed class SessionCookies(WebOptions settings)
{
    public string Session { get; } = Named(settings, "session");

    public static string Named(WebOptions settings, string name) => settings.IsSecure ? $"__Host-{name}" : name;

    public string? SessionOf(HttpRequest request) => request.Cookies[Session];

    public void Begin(HttpResponse response, string session) => response.Cookies.Append(Session, session, Options());

    public void End(HttpResponse response) => response.Cookies.Delete(Session, Options());

    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.IsSecure,
            Path = "/",
            IsEssential = true,
        };
}
