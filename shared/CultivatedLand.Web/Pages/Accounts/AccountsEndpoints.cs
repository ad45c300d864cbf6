using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>
/// Endpoints of all accounts, for administrators: list, create, change, disable, issue a new one-time link, turn a second step off,
/// and the log of denied requests.
/// </summary>
internal sealed class AccountsEndpoints(
    AccountStore accounts,
    AccountService accountService,
    LendingService lendingService,
    KnownPlaces places,
    SecondStepService secondStepService,
    SecondStepAudit secondStepAudit,
    AuditLog audit,
    WebOptions settings
)
{
    private const int ShownActs = 500;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AccountsEndpoints>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.ManageAccounts).RequirePermission(Permission.ManageAccounts, ResourceKind.Host);
        pages.MapLazyGet(PageUrls.Accounts, (HttpContext http, AccountsEndpoints own) => own.List(http));
        pages.MapLazyGet(
            PageUrls.Accounts + "/new",
            (HttpContext http, AccountsEndpoints own) => own.Form(http, null, AccountInput.Empty, null, StatusCodes.Status200OK)
        );
        pages.MapLazyPost(PageUrls.Accounts + "/new", (HttpContext http, AccountsEndpoints own) => own.Create(http));
        pages.MapLazyGet(PageUrls.Accounts + "/{key}", (HttpContext http, string key, AccountsEndpoints own) => own.Open(http, key));
        pages.MapLazyPost(PageUrls.Accounts + "/{key}", (HttpContext http, string key, AccountsEndpoints own) => own.Change(http, key));
        pages.MapLazyPost(
            PageUrls.Accounts + "/{key}/link",
            (HttpContext http, string key, AccountsEndpoints own) => own.Invite(http, key)
        );
        pages.MapLazyPost(
            PageUrls.Accounts + "/{key}/second-step/off",
            (HttpContext http, string key, AccountsEndpoints own) => own.TurnOffSecondStep(http, key)
        );
        pages.MapLazyPost(
            PageUrls.Accounts + "/{key}/lendings",
            (HttpContext http, string key, AccountsEndpoints own) => own.Lend(http, key)
        );
        pages.MapLazyPost(
            PageUrls.Accounts + "/{key}/lendings/end",
            (HttpContext http, string key, AccountsEndpoints own) => own.EndLending(http, key)
        );
        pages.MapLazyGet(PageUrls.Audit, (HttpContext http, AccountsEndpoints own) => own.Audit(http));
    }

    private async Task<IResult> List(HttpContext http) =>
        http.Page().Render<AccountsPage>(parameters: ("Accounts", await accounts.All(http.RequestAborted)));

    private async Task<IResult> Open(HttpContext http, string key) =>
        await accounts.Find(key, http.RequestAborted) is { } account
            ? await Form(http, account, AccountInput.Of(account), null, StatusCodes.Status200OK)
            : ConsoleResults.NotFound(http.Page());

    private async Task<IResult> Create(HttpContext http)
    {
        var input = AccountInput.Of(http.Request.Form.Fields());
        (var grants, var fault, input) = await input.Read(places, [], http.RequestAborted);
        if (fault is not null)
            return await Form(http, null, input, fault, StatusCodes.Status422UnprocessableEntity);

        var (secret, refusal) = await accountService.Create(input.Wanted(grants), http.Page().Visitor.DisplayName, http.RequestAborted);
        return secret is null
            ? await Form(http, null, input, refusal, StatusCodes.Status422UnprocessableEntity)
            : Link(http, input.SignInName, input.Name, secret);
    }

    private async Task<IResult> Change(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        var input = AccountInput.Of(http.Request.Form.Fields()) with { SignInName = account.SignInName };
        (var grants, var fault, input) = await input.Read(
            places,
            [.. account.Grants.Select(grant => grant.Place).OfType<Place>()],
            http.RequestAborted
        );
        fault ??= await accountService.Change(account.Key, input.Wanted(grants), input.IsDisabled, http.RequestAborted);
        return fault is null
            ? await Form(http, account, input, new("已保存。", "Saved."), StatusCodes.Status200OK)
            : await Form(http, account, input, fault, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> Invite(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        return await accountService.Invite(key, http.RequestAborted) is { } secret
            ? Link(http, account.SignInName, account.Name, secret)
            : await Form(
                http,
                account,
                AccountInput.Of(account),
                new("账号已停用，不能给链接；请先启用。", "The account is disabled and gets no link; enable it first."),
                StatusCodes.Status409Conflict
            );
    }

    private async Task<IResult> TurnOffSecondStep(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        var visitor = http.Page().Visitor;
        if (visitor.Account == account.Key)
            return await Form(
                http,
                account,
                AccountInput.Of(account),
                new(
                    "自己的第二验证请在“我的账号”取消，那里要输入密码和验证码。",
                    "Turn your own second step off on the page “My account”, which asks for the password and a code."
                ),
                StatusCodes.Status409Conflict
            );
        if (await secondStepService.TurnOff(account.Key, http.RequestAborted) is { } changed)
        {
            secondStepAudit.TurnedOff(http, visitor, changed);
            account = changed;
        }

        return await Form(
            http,
            account,
            AccountInput.Of(account),
            new("第二验证已取消；这个账号的登录已全部结束。", "The second step is off; all sign-ins of this account are over."),
            StatusCodes.Status200OK
        );
    }

    /// <summary>By somebody who may grant everywhere, and so at all the places of the account.</summary>
    private async Task<IResult> Lend(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        var input = LendingInput.Of(http.Request.Form.Fields());
        var fault =
            input.Unknown(account)
            ?? await lendingService.Lend(
                account,
                input.To,
                input.FirstDay,
                input.LastDay,
                input.GrantsOf(account),
                http.Page().Visitor.DisplayName,
                http.RequestAborted
            );
        return fault is null
            ? await Form(http, account, AccountInput.Of(account), LendingInput.Lent, StatusCodes.Status200OK)
            : await Form(http, account, AccountInput.Of(account), fault, StatusCodes.Status422UnprocessableEntity, input);
    }

    private async Task<IResult> EndLending(HttpContext http, string key)
    {
        var (lending, by) = (http.Request.Form["lending"].ToString(), http.Page().Visitor.DisplayName);
        return
            await accounts.Find(key, http.RequestAborted) is { } account
            && await lendingService.End(lending, account.Key, by, http.RequestAborted)
            ? await Form(http, account, AccountInput.Of(account), LendingInput.Ended, StatusCodes.Status200OK)
            : ConsoleResults.NotFound(http.Page());
    }

    private async Task<IResult> Audit(HttpContext http) =>
        http.Page().Render<AuditPage>(parameters: ("Acts", await audit.Latest(ShownActs, http.RequestAborted)));

    private IResult Link(HttpContext http, string signInName, string name, string secret) =>
        http.Page()
            .Render<OneTimeLinkPage>(
                parameters:
                [
                    ("SignInName", signInName),
                    ("Name", name),
                    ("Link", new Uri(settings.PublicAddress, $"{PageUrls.Welcome}/{secret}")),
                    ("Days", (int)settings.Access.Rules.WelcomeLasts.TotalDays),
                ]
            );

    private async Task<IResult> Form(
        HttpContext http,
        Account? account,
        AccountInput input,
        LocalizedText? said,
        int status,
        LendingInput? lending = null
    ) =>
        http.Page()
            .Render<AccountPage>(
                status,
                ("Account", account),
                ("Draft", input),
                ("Places", await places.All(http.RequestAborted)),
                ("Said", said),
                ("Lendings", account is null ? [] : await lendingService.Of(account.Key, http.RequestAborted)),
                ("Lending", lending ?? LendingInput.Empty),
                ("IsFault", status != StatusCodes.Status200OK)
            );
}
