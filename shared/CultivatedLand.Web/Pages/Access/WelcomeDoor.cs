using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>A first or new password, by the one-time link that the administrator handed over. Opening the page uses nothing up: mail scanners open links.</summary>
internal sealed class WelcomeDoor(AccountDesk desk)
{
    public async Task<IResult> Show(HttpContext http, string secret) =>
        await desk.Invited(secret, http.RequestAborted) is { } account ? Sheet(http, secret, account, null, StatusCodes.Status200OK) : Doors.Dead(http);

    public async Task<IResult> Enter(HttpContext http, string secret)
    {
        if (await desk.Invited(secret, http.RequestAborted) is not { } invited) return Doors.Dead(http);
        var form = http.Request.Form;
        var (account, fault) = await desk.Welcome(secret, form["password"].ToString(), form["passwordAgain"].ToString(), http.RequestAborted);
        return account is null
            ? Sheet(http, secret, invited, fault, StatusCodes.Status422UnprocessableEntity)
            : Doors.SignIn(http, Site.Home, null, new("密码已设好，请登录。", "The password is set; sign in."), typed: account.SignInName);
    }

    private static IResult Sheet(HttpContext http, string secret, Account account, Sentence? said, int status) => Doors.Render<WelcomeSheet>(
        http, status, (nameof(WelcomeSheet.Path), $"{Site.Welcome}/{secret}"), (nameof(WelcomeSheet.SignInName), account.SignInName), (nameof(WelcomeSheet.Name), account.Name), (nameof(WelcomeSheet.Said), said));
}
