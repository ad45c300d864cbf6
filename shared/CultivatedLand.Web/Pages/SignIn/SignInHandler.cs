using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Handler of signing in and out.</summary>
internal sealed class SignInHandler(
    SignInService signInService,
    DeviceCookies deviceCookies,
    PendingSignInCookies pendingSignIns,
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
                return await LetIn(http, entered, back);
            case SignInOutcome.CodeNeeded needed:
                pendingSignIns.Begin(http, needed.Pending);
                return form["carried"].ToString().Length > 0
                    ? SignInEndpoints.Code(http, back, form["carried"], null)
                    : Results.Redirect(PageUrls.SignInCodeThen(back));
            case SignInOutcome.Locked locked:
                Note(name, "sign-in while locked", address);
                Wait(http, locked);
                return SignInEndpoints.SignIn(http, back, form["carried"], locked.Why, StatusCodes.Status429TooManyRequests, name);
            case SignInOutcome.Refused refused:
                Note(name, "sign-in", address);
                return SignInEndpoints.SignIn(http, back, form["carried"], refused.Why, StatusCodes.Status401Unauthorized, name);
            default:
                throw new InvalidOperationException("Somebody is let in, asked for a code, refused or locked out.");
        }
    }

    public async Task<IResult> ShowCode(HttpContext http, string back) =>
        pendingSignIns.Of(http.Request) is { } pending && await signInService.Pending(pending, http.RequestAborted) is not null
            ? SignInEndpoints.Code(http, back, null, null)
            : Results.Redirect($"{PageUrls.SignIn}?back={Uri.EscapeDataString(back)}");

    public async Task<IResult> EnterCode(HttpContext http)
    {
        var form = http.Request.Form;
        var (back, address) = (ReturnUrl.Or(form["back"], PageUrls.Home), ClientAddress.Of(http, settings));
        if (pendingSignIns.Of(http.Request) is not { } pending)
            return Again(http, back);
        switch (
            await signInService.EnterCode(pending, form["code"].ToString(), address, deviceCookies.Of(http.Request), http.RequestAborted)
        )
        {
            case SignInOutcome.SignedIn entered:
                pendingSignIns.End(http.Response);
                return await LetIn(http, entered, back);
            case SignInOutcome.Locked locked:
                Note(pending.Account, "sign-in code while locked", address);
                Wait(http, locked);
                return SignInEndpoints.Code(http, back, form["carried"], locked.Why, StatusCodes.Status429TooManyRequests);
            case SignInOutcome.Refused refused:
                Note(pending.Account, "sign-in code", address);
                return SignInEndpoints.Code(http, back, form["carried"], refused.Why, StatusCodes.Status401Unauthorized);
            default:
                return Again(http, back);
        }
    }

    public async Task<IResult> Leave(HttpContext http)
    {
        await http.EndSession();
        return Results.Redirect(settings.Access.PlatformAuthenticates ? PlatformPrincipal.SignOut(PageUrls.Home) : PageUrls.Home);
    }

    private async Task<IResult> LetIn(HttpContext http, SignInOutcome.SignedIn entered, string back)
    {
        await http.BeginSession(entered.Account);
        deviceCookies.Remember(http, entered.Account);
        if (settings.Access.Rules.LacksSecondStep(entered.Account))
            return Results.Redirect(PageUrls.SecondStepThen(SignInEndpoints.Onward(back)));
        return carried.Open(http.Request.Form["carried"]) is { } kept
            ? ConsoleResults
                .Describe(http, entered.Account.Visitor())
                .Render<ResumedForm>(parameters: [("Form", kept), ("Reason", ResumedForm.SignedInAgain)])
            : Results.Redirect(SignInEndpoints.Onward(back));
    }

    /// <summary>Asks for the password again, where the sign-in that waited for its code is over or unknown.</summary>
    private IResult Again(HttpContext http, string back)
    {
        pendingSignIns.End(http.Response);
        return SignInEndpoints.SignIn(
            http,
            back,
            http.Request.Form["carried"],
            new(
                "登录已中断或等得太久，请重新输入登录名和密码。",
                "The sign-in was broken off or waited for too long; give your name and password again."
            ),
            StatusCodes.Status401Unauthorized
        );
    }

    private static void Wait(HttpContext http, SignInOutcome.Locked locked) =>
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(locked.Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private void Note(string name, string what, string? address) =>
        audit.Note(
            new DeniedRequest(
                name.Length > AccountValidation.LongestName ? name[..AccountValidation.LongestName] : name,
                what,
                "",
                address ?? ClientAddress.Unknown
            )
        );
}
