using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>Everybody's accounts, for administrators: list, make, change, disable, a new one-time link; and what was denied.</summary>
internal sealed class AccountsPages(AccountBook accounts, AccountDesk desk, KnownPlaces places, AuditBook audit, SurfaceSettings settings)
{
    private const int ShownActs = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsole(Deed.ManageAccounts).For(Deed.ManageAccounts, Subject.Host);
        pages.MapRead(Site.Accounts, (HttpContext http, AccountsPages own) => own.List(http));
        pages.MapRead(Site.Accounts + "/new", (HttpContext http, AccountsPages own) => own.Form(http, null, AccountDraft.Empty, null, StatusCodes.Status200OK));
        pages.MapAct(Site.Accounts + "/new", (HttpContext http, AccountsPages own) => own.Create(http));
        pages.MapRead(Site.Accounts + "/{key}", (HttpContext http, string key, AccountsPages own) => own.Open(http, key));
        pages.MapAct(Site.Accounts + "/{key}", (HttpContext http, string key, AccountsPages own) => own.Change(http, key));
        pages.MapAct(Site.Accounts + "/{key}/link", (HttpContext http, string key, AccountsPages own) => own.Invite(http, key));
        pages.MapRead(Site.Audit, (HttpContext http, AccountsPages own) => own.Audit(http));
    }

    private async Task<IResult> List(HttpContext http) => http.Page().Render<AccountsPage>(parameters: ("Accounts", await accounts.All(http.RequestAborted)));

    private async Task<IResult> Open(HttpContext http, string key) =>
        await accounts.Find(key, http.RequestAborted) is { } account
            ? await Form(http, account, AccountDraft.Of(account), null, StatusCodes.Status200OK)
            : ConsolePages.NotFound(http.Page());

    private async Task<IResult> Create(HttpContext http)
    {
        var draft = AccountDraft.Of(http.Request.Form);
        var (grants, fault) = await draft.Read(places, [], http.RequestAborted);
        if (fault is not null) return await Form(http, null, draft, fault, StatusCodes.Status422UnprocessableEntity);

        var (secret, refusal) = await desk.Create(draft.Wanted(grants), http.Page().Visitor.By, http.RequestAborted);
        return secret is null
            ? await Form(http, null, draft, refusal, StatusCodes.Status422UnprocessableEntity)
            : Link(http, draft.SignInName, draft.Name, secret);
    }

    private async Task<IResult> Change(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account) return ConsolePages.NotFound(http.Page());
        var draft = AccountDraft.Of(http.Request.Form) with { SignInName = account.SignInName };
        var (grants, fault) = await draft.Read(places, [.. account.Grants.Select(grant => grant.Place).OfType<Place>()], http.RequestAborted);
        fault ??= await desk.Change(account.Key, draft.Wanted(grants), draft.IsDisabled, http.RequestAborted);
        return fault is null
            ? await Form(http, account, draft, new("已保存。", "Saved."), StatusCodes.Status200OK)
            : await Form(http, account, draft, fault, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> Invite(HttpContext http, string key)
    {
        if (await accounts.Find(key, http.RequestAborted) is not { } account) return ConsolePages.NotFound(http.Page());
        return await desk.Invite(key, http.RequestAborted) is { } secret
            ? Link(http, account.SignInName, account.Name, secret)
            : await Form(http, account, AccountDraft.Of(account), new("账号已停用，不能给链接；请先启用。", "The account is disabled and gets no link; enable it first."), StatusCodes.Status409Conflict);
    }

    private async Task<IResult> Audit(HttpContext http) => http.Page().Render<AuditPage>(parameters: ("Acts", await audit.Latest(ShownActs, http.RequestAborted)));

    private IResult Link(HttpContext http, string signInName, string name, string secret) => http.Page().Render<OneTimeLinkPage>(
        parameters: [("SignInName", signInName), ("Name", name), ("Link", new Uri(settings.PublicAddress, $"{Site.Welcome}/{secret}")), ("Days", (int)settings.Access.Rules.WelcomeLasts.TotalDays)]);

    private async Task<IResult> Form(HttpContext http, Account? account, AccountDraft draft, Sentence? said, int status) => http.Page().Render<AccountPage>(
        status, ("Account", account), ("Draft", draft), ("Places", await places.All(http.RequestAborted)), ("Said", said), ("IsFault", status != StatusCodes.Status200OK));
}
