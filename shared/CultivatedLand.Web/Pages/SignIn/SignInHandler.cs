using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Handler of signing in and out.</summary>
internal sealed class SignInHandler(
    SignInService signInService,
    SessionStore sessions,
    SessionCookies sessionCookies,
    DeviceCookies deviceCookies,
    ResumableForms carried,
    AuditLog audit,
    WebOptions settings
)
{
    public async Task<IResult> Enter(HttpContext http)
    {
        var form = http.Request.Form;
        var (name, password, back) = (form["name"].ToString(), form["password"].ToString(), ReturnUrl.Or(form["back"], PageUrls.Home));
        var address = ClientAddress.Of(http, settings);
        switch (await signInService.SignIn(name, password, address, deviceCookies.Of(http.Request), http.RequestAborted))
        {
            case SignInOutcome.SignedIn entered:
                await Begin(http, entered.Session);
                deviceCookies.Remember(http, entered.Account);
                CurrentUserAccessor.Enter(http, entered.Account.Visitor());
                return carried.Open(form["carried"]) is { } kept
                    ? ConsoleResults
                        .Describe(http, entered.Account.Visitor())
                        .Render<ResumedForm>(parameters: [("Form", kept), ("Reason", ResumedForm.SignedInAgain)])
                    : Results.Redirect(SignInEndpoints.Onward(back));
            case SignInOutcome.Locked locked:
                Note(name, "sign-in while locked", address, http);
                http.Response.Headers.RetryAfter = ((int)Math.Ceiling(locked.Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return SignInEndpoints.SignIn(http, back, form["carried"], locked.Why, StatusCodes.Status429TooManyRequests, name);
            case SignInOutcome.Refused refused:
                Note(name, "sign-in", address, http);
                return SignInEndpoints.SignIn(http, back, form["carried"], refused.Why, StatusCodes.Status401Unauthorized, name);
            default:
                throw new InvalidOperationException("Somebody is let in, refused or locked out.");
        }
    }

    public async Task<IResult> Leave(HttpContext http)
    {
        await sessions.End(sessionCookies.SessionOf(http.Request), http.RequestAborted);
        sessionCookies.End(http.Response);
        return Results.Redirect(settings.Access.PlatformAuthenticates ? PlatformPrincipal.SignOut(PageUrls.Home) : PageUrls.Home);
    }

    /// <summary>Begins a session. Every sign-in gets a new secret; the session that the browser had before ends.</summary>
    private async Task Begin(HttpContext http, string session)
    {
        await sessions.End(sessionCookies.SessionOf(http.Request), http.RequestAborted);
        sessionCookies.Begin(http.Response, session);
    }

    private void Note(string name, string what, string address, HttpContext http) =>
        audit.Note(
            new DeniedRequest(name.Length > AccountValidation.LongestName ? name[..AccountValidation.LongestName] : name, what, "", address)
        );
}
