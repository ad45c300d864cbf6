using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Handler of the first administrator, by the link that the host printed on its console.</summary>
internal sealed class FirstRunHandler(AccountService accountService, OneTimeLinkStore oneTimeLinkStore)
{
    public async Task<IResult> Show(HttpContext http, string secret) =>
        await oneTimeLinkStore.Look(secret, http.RequestAborted) is { Account: null }
            ? Page(http, secret, new NewAccount("", "", null, []), null, StatusCodes.Status200OK)
            : SignInEndpoints.Dead(http);

    public async Task<IResult> Enter(HttpContext http, string secret)
    {
        if (await oneTimeLinkStore.Look(secret, http.RequestAborted) is not { Account: null })
            return SignInEndpoints.Dead(http);
        var form = http.Request.Form;
        var wanted = new NewAccount(
            form["signInName"].ToString().Trim(),
            form["personName"].ToString().Trim(),
            AccountFormHelper.MailOf(form.Fields()),
            []
        );
        return
            await accountService.BecomeFirst(
                secret,
                wanted,
                form["password"].ToString(),
                form["passwordAgain"].ToString(),
                http.RequestAborted
            )
                is { } fault
            ? Page(http, secret, wanted, fault, StatusCodes.Status422UnprocessableEntity)
            : SignInEndpoints.SignIn(
                http,
                PageUrls.Accounts,
                null,
                new("账号已建好，请登录。", "The account is made; sign in."),
                typed: wanted.SignInName
            );
    }

    private static IResult Page(HttpContext http, string secret, NewAccount typed, LocalizedText? said, int status) =>
        PublicPages.Render<FirstRunPage>(
            http,
            status,
            (nameof(FirstRunPage.Path), $"{PageUrls.FirstRun}/{secret}"),
            (nameof(FirstRunPage.Typed), typed),
            (nameof(FirstRunPage.Said), said)
        );
}
