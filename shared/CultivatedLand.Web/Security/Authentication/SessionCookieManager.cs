using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Manager of the session cookie. A sign-in over a living session gets the secret of a new one,
/// though the cookie handler offers the old one again.
/// </summary>
internal sealed class SessionCookieManager : ICookieManager
{
    private static readonly object Key = new();

    /// <summary>Notes the secret that the cookie of this response carries instead of the one it had.</summary>
    public static void Replace(HttpContext context, string secret) => context.Items[Key] = secret;

    public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[key];

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        context.Response.Cookies.Append(key, context.Items[Key] as string ?? value ?? "", options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => context.Response.Cookies.Delete(key, options);
}
