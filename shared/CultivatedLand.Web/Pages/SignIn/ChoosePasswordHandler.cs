using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>
/// Handler of a first or new password, by the one-time link that the administrator handed over.
/// Opening the page does not use up the link: mail scanners open links.
/// </summary>
internal sealed class ChoosePasswordHandler(AccountService accountService)
{
    public async Task<IResult> Show(HttpContext http, string secret) =>
        await accountService.Invited(secret, http.RequestAborted) is { } account
            ? Page(http, secret, account, null, StatusCodes.Status200OK)
            : SignInEndpoints.Dead(http);

    public async Task<IResult> Enter(HttpContext http, string secret)
    {
        if (await accountService.Invited(secret, http.RequestAborted) is not { } invited)
            return SignInEndpoints.Dead(http);
        var form = http.Request.Form;
        var (account, fault) = await accountService.Welcome(
            secret,
            form["password"].ToString(),
            form["passwordAgain"].ToString(),
            http.RequestAborted
        );
        if (account is not null && AccountFormHelper.EndsAccess(form.Fields()))
            await accountService.EndAccess(account.Key, http.RequestAborted);
        return account is null
            ? Page(http, secret, invited, fault, StatusCodes.Status422UnprocessableEntity)
            : SignInEndpoints.SignIn(
                http,
                PageUrls.Home,
                null,
                new("密码已设好，请登录。", "The password is set; sign in."),
                typed: account.SignInName
            );
    }

    private static IResult Page(HttpContext http, string secret, Account account, LocalizedText? said, int status) =>
        PublicPages.Render<ChoosePasswordPage>(
            http,
            status,
            (nameof(ChoosePasswordPage.Path), $"{PageUrls.Welcome}/{secret}"),
            (nameof(ChoosePasswordPage.SignInName), account.SignInName),
            (nameof(ChoosePasswordPage.Name), account.Name),
            (nameof(ChoosePasswordPage.Said), said)
        );
}
