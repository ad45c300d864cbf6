using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>The first administrator, by the link that the host printed on its console.</summary>
internal sealed class FirstRunDoor(AccountDesk desk, OneTimeLinks links)
{
    public async Task<IResult> Show(HttpContext http, string secret) =>
        await links.Look(secret, http.RequestAborted) is { Account: null } ? Sheet(http, secret, new NewAccount("", "", null, []), null, StatusCodes.Status200OK) : Doors.Dead(http);

    public async Task<IResult> Enter(HttpContext http, string secret)
    {
        if (await links.Look(secret, http.RequestAborted) is not { Account: null }) return Doors.Dead(http);
        var form = http.Request.Form;
        var wanted = new NewAccount(form["signInName"].ToString().Trim(), form["personName"].ToString().Trim(), AccountForm.MailOf(form), []);
        return await desk.BecomeFirst(secret, wanted, form["password"].ToString(), form["passwordAgain"].ToString(), http.RequestAborted) is { } fault
            ? Sheet(http, secret, wanted, fault, StatusCodes.Status422UnprocessableEntity)
            : Doors.SignIn(http, Site.Accounts, null, new("账号已建好，请登录。", "The account is made; sign in."), typed: wanted.SignInName);
    }

    private static IResult Sheet(HttpContext http, string secret, NewAccount typed, Sentence? said, int status) => Doors.Render<FirstRunSheet>(
        http, status, (nameof(FirstRunSheet.Path), $"{Site.FirstRun}/{secret}"), (nameof(FirstRunSheet.Typed), typed), (nameof(FirstRunSheet.Said), said));
}
