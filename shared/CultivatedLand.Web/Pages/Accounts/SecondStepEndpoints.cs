using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>
/// Endpoints of the second step of the user's own account. They are the only ones open to somebody who must set it up first.
/// </summary>
internal sealed class SecondStepEndpoints(
    AccountStore accounts,
    SecondStepService secondStepService,
    SignInService signIn,
    DeviceCookies deviceCookies,
    SecondStepSetups setups,
    SecondStepAudit audit,
    WebOptions settings
)
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SecondStepEndpoints>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var own = app.MapConsoleGroup().OpensWithoutSecondStep();
        own.MapLazyGet(
            PageUrls.SecondStep,
            (HttpContext http, SecondStepEndpoints endpoints, string? back) => endpoints.Open(http, ReturnUrl.Or(back, PageUrls.Me))
        );
        own.MapLazyPost(PageUrls.SecondStepOn, (HttpContext http, SecondStepEndpoints endpoints) => endpoints.TurnOn(http));
        own.MapLazyPost(PageUrls.SecondStepOff, (HttpContext http, SecondStepEndpoints endpoints) => endpoints.TurnOff(http));
    }

    private async Task<IResult> Open(HttpContext http, string back) =>
        await Own(http) is { } account ? Show(http, account, back, null) : ConsoleResults.NotFound(http.Page());

    private async Task<IResult> TurnOn(HttpContext http)
    {
        var form = http.Request.Form;
        var back = ReturnUrl.Or(form["back"], PageUrls.Me);
        if (await Own(http) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        if (account.SecondStep is not null)
            return Show(http, account, back, new("第二验证已启用。", "The second step is on already."));
        if (setups.Open(account, form["setup"].ToString()) is not { } setup)
            return Show(
                http,
                account,
                back,
                new(
                    "页面开得太久，没有启用。请扫描新的二维码。",
                    "The page was open for too long; nothing was turned on. Scan the new QR code."
                )
            );
        if (await Prove(http, account, code: null) is { } fault)
            return Show(http, account, back, fault, setup);
        var codes = await secondStepService.TurnOn(account.Key, setup.Secret, form["code"].ToString(), http.RequestAborted);
        if (codes is null)
            return Show(
                http,
                account,
                back,
                new(
                    "验证码不对，没有启用。请输入验证器现在显示的6位数字，并核对设备的时间。",
                    "The code is not right; nothing was turned on. Give the six digits that the authenticator shows now, "
                        + "and check the device's clock."
                ),
                setup
            );
        audit.TurnedOn(http, http.Page().Visitor, account);
        account = await GoOn(http, account);
        return Page(
            http,
            account,
            StatusCodes.Status200OK,
            ("RecoveryCodes", codes),
            ("Back", back),
            (
                "Said",
                new LocalizedText("第二验证已启用；其他设备上的登录已结束。", "The second step is on; sign-ins on other devices are over.")
            )
        );
    }

    private async Task<IResult> TurnOff(HttpContext http)
    {
        if (await Own(http) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        if (account.SecondStep is null)
            return Show(http, account, PageUrls.Me, new("第二验证没有启用。", "The second step is not on."));
        if (await Prove(http, account, http.Request.Form["code"].ToString()) is { } fault)
            return Show(http, account, PageUrls.Me, fault);
        if (await secondStepService.TurnOff(account.Key, http.RequestAborted) is not null)
            audit.TurnedOff(http, http.Page().Visitor, account);
        account = await GoOn(http, account);
        return Page(
            http,
            account,
            StatusCodes.Status200OK,
            ("Setup", setups.Begin(account)),
            (
                "Said",
                new LocalizedText("第二验证已取消；其他设备上的登录已结束。", "The second step is off; sign-ins on other devices are over.")
            )
        );
    }

    private Task<LocalizedText?> Prove(HttpContext http, Account account, string? code) =>
        signIn.Prove(
            account,
            http.Request.Form["currentPassword"].ToString(),
            code,
            ClientAddress.Of(http, settings),
            deviceCookies.Of(http.Request),
            http.RequestAborted
        );

    /// <summary>Continues this session with a new secret, after all sessions of the account were ended.</summary>
    private async Task<Account> GoOn(HttpContext http, Account before)
    {
        var account = await accounts.Find(before.Key, http.RequestAborted) ?? before;
        await http.BeginSession(account);
        deviceCookies.Remember(http, account);
        return account;
    }

    private IResult Show(HttpContext http, Account account, string back, LocalizedText? fault, SecondStepSetup? setup = null) =>
        Page(
            http,
            account,
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Setup", account is { SecondStep: null, PasswordHash: not null } ? setup ?? setups.Begin(account) : null),
            ("Back", back),
            ("Said", fault),
            ("IsFault", fault is not null)
        );

    private IResult Page(HttpContext http, Account account, int status, params (string Name, object? Value)[] parameters) =>
        http.Page()
            .Render<SecondStepPage>(
                status,
                [("Account", account), ("IsRequired", settings.Access.Rules.LacksSecondStep(account)), .. parameters]
            );

    /// <summary>Returns null for the host's own token, which belongs to no account.</summary>
    private async Task<Account?> Own(HttpContext http) =>
        http.Page().Visitor.Account is { } key ? await accounts.Find(key, http.RequestAborted) : null;
}
