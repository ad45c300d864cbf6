using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Cookie of a sign-in that waits for its code. It is sealed, ends after a few minutes, is bound to the browser that gave the password,
/// and is no session: it opens the page that asks for the code, and nothing else.
/// </summary>
internal sealed class PendingSignInCookies(IDataProtectionProvider protection, WebOptions settings)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.PendingSignIns.v1");
    private readonly string _name = CookieNames.Of(settings, "sign-in");

    /// <summary>Cookie of the proof of forms, which every browser has its own of.</summary>
    private readonly string _proof = CookieNames.Of(settings, "proof");

    public void Begin(HttpContext http, PendingSignIn pending) =>
        http.Response.Cookies.Append(
            _name,
            _protector.Protect(JsonSerializer.Serialize(new Sealed(pending, BrowserOf(http.Request)))),
            Options(settings.Access.Rules.CodeLasts)
        );

    /// <returns>The sign-in. Null if there is none, or it is forged or of another browser. Its time is judged where the code is.</returns>
    public PendingSignIn? Of(HttpRequest request)
    {
        if (request.Cookies[_name] is not { Length: > 0 and <= 4096 } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(text)) is { } known && known.Browser == BrowserOf(request)
                ? known.Pending
                : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    public void End(HttpResponse response) => response.Cookies.Delete(_name, Options(null));

    private string BrowserOf(HttpRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Cookies[_proof] ?? "")));

    private CookieOptions Options(TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.IsSecure,
            Path = "/",
            IsEssential = true,
            MaxAge = lasts,
        };

    private sealed record Sealed(PendingSignIn Pending, string Browser);
}
