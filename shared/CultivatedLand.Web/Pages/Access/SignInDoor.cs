using CultivatedLand.Casework.Accounts;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>Signing in and out.</summary>
internal sealed class SignInDoor(SignInDesk desk, SessionBook sessions, Cookies cookies, CarriedForms carried, AuditBook audit, SurfaceSettings settings)
{
    public async Task<IResult> Enter(HttpContext http)
    {
        var form = http.Request.Form;
        var (name, password, back) = (form["name"].ToString(), form["password"].ToString(), LocalPath.Or(form["back"], Site.Home));
        var address = ClientAddress.Of(http, settings);
        switch (await desk.SignIn(name, password, address, http.RequestAborted))
        {
            case SignInOutcome.SignedIn entered:
                await Begin(http, entered.Session);
                return carried.Open(form["carried"]) is { } kept
                    ? ConsolePages.Describe(http, entered.Account.Visitor()).Render<ResumedForm>(parameters: [("Form", kept), ("Reason", ResumedForm.SignedInAgain)])
                    : Results.Redirect(Doors.Onward(back));
            case SignInOutcome.Locked locked:
                await Note(name, "sign-in while locked", address, http);
                return Doors.SignIn(http, back, form["carried"], locked.Why, StatusCodes.Status429TooManyRequests, name);
            case SignInOutcome.Refused refused:
                await Note(name, "sign-in", address, http);
                return Doors.SignIn(http, back, form["carried"], refused.Why, StatusCodes.Status401Unauthorized, name);
            default:
                throw new InvalidOperationException("Somebody is let in, refused or locked out.");
        }
    }

    public async Task<IResult> Leave(HttpContext http)
    {
        await sessions.End(cookies.SessionOf(http.Request), http.RequestAborted);
        cookies.End(http.Response);
        return Results.Redirect(settings.Access.PlatformAuthenticates ? PlatformPrincipal.SignOut(Site.Home) : Site.Home);
    }

    /// <summary>A new secret at every sign-in; the one that the browser had before is over.</summary>
    private async Task Begin(HttpContext http, string session)
    {
        await sessions.End(cookies.SessionOf(http.Request), http.RequestAborted);
        cookies.Begin(http.Response, session);
    }

    private Task Note(string name, string what, string address, HttpContext http) => audit.Note(new DeniedAct(name.Length > AccountFaults.LongestName ? name[..AccountFaults.LongestName] : name, what, "", address), http.RequestAborted);
}
