using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>
/// What every answer says to the browser: nothing from elsewhere, no script in the page itself, no guessing of types, no framing.
/// What shows somebody else's content sets a policy of its own before, and a stricter one.
/// </summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next, WebOptions settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        // The proxy in front speaks https, whatever it speaks to this host: cookies and redirects go by the address that people use.
        context.Request.Scheme = settings.PublicAddress.Scheme;

        // Set when the response starts, because the exception handler clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (settings.IsSecure)
                headers.StrictTransportSecurity = "max-age=31536000";

            // What a page says depends on who asks; the framework's antiforgery sets its own words for that.
            if (headers.CacheControl.Count == 0 || headers.CacheControl == "no-cache, no-store")
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
