using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>
/// Middleware that sets the security headers of every response: nothing from elsewhere, no script in the page itself, no guessing of types,
/// no framing. A response that shows somebody else's content sets its own, stricter policy before.
/// </summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next, WebOptions settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        // The proxy in front speaks https with people, whatever it speaks with this host.
        // Cookies and redirects follow the address that people use.
        context.Request.Scheme = settings.PublicAddress.Scheme;

        // The headers are set when the response starts, because the exception handler clears headers set before.
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

            // The content of a page depends on the user. The framework's antiforgery and its cookies set their own words for that.
            if (headers.CacheControl.Count == 0 || headers.CacheControl.ToString() is "no-cache, no-store" or "no-cache,no-store")
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
