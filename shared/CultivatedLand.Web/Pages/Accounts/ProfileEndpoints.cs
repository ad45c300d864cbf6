using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>Endpoints of the user's own account: grants, password, tokens for programs, calendar feed.</summary>
internal sealed class ProfileEndpoints(
    AccountStore accounts,
    AccountService accountService,
    LendingService lendingService,
    SignInService signIn,
    ApiTokenStore apiTokenStore,
    CalendarFeedStore feeds,
    DeviceCookies deviceCookies,
    AccessRules rules,
    WebOptions settings
)
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ProfileEndpoints>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var own = app.MapConsoleGroup().AddEndpointFilter<SessionOnlyFilter>();
        own.MapLazyGet(
            PageUrls.Me,
            (HttpContext http, ProfileEndpoints profileEndpoints) =>
                profileEndpoints.Show(http.Page(), null, null, StatusCodes.Status200OK, http.RequestAborted)
        );
        own.MapLazyPost(
            PageUrls.Me + "/password",
            (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.ChangePassword(http)
        );
        own.MapLazyPost(
            PageUrls.Me + "/sessions/end",
            (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.EndSessions(http)
        );
        own.MapLazyPost(PageUrls.Me + "/tokens", (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.MakeToken(http));
        own.MapLazyPost(
            PageUrls.Me + "/tokens/{id}/revoke",
            (HttpContext http, string id, ProfileEndpoints profileEndpoints) => profileEndpoints.RevokeToken(http, id)
        );
        own.MapLazyPost(PageUrls.Me + "/lendings", (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.Lend(http));
        own.MapLazyPost(
            PageUrls.Me + "/lendings/end",
            (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.EndLending(http)
        );
        own.MapLazyPost(PageUrls.Me + "/feed", (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.MakeFeed(http));
        own.MapLazyPost(
            PageUrls.Me + "/feed/revoke",
            (HttpContext http, ProfileEndpoints profileEndpoints) => profileEndpoints.RevokeFeed(http)
        );
    }

    private async Task<IResult> ChangePassword(HttpContext http)
    {
        var (page, form) = (http.Page(), http.Request.Form);
        if (await Own(page, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(page);
        if (account.PasswordHash is not null && !signIn.IsPassword(account, form["currentPassword"].ToString()))
        {
            return await Show(
                page,
                new("现在的密码不对，没有更改。", "The present password is not right; nothing was changed."),
                null,
                StatusCodes.Status422UnprocessableEntity,
                http.RequestAborted
            );
        }

        if (AccountValidation.OfPassword(form["password"].ToString(), account.SignInName, form["passwordAgain"].ToString()) is { } fault)
            return await Show(page, fault, null, StatusCodes.Status422UnprocessableEntity, http.RequestAborted);
        await accountService.SetPassword(account.Key, form["password"].ToString(), http.RequestAborted);
        if (!AccountFormHelper.EndsAccess(form.Fields()))
            return await GoOn(
                http,
                account.Key,
                new(
                    "密码已更改；其他设备上的登录已结束。令牌和日历订阅地址仍然有效。",
                    "The password is changed; sign-ins on other devices are over. Tokens and the calendar's address still count."
                )
            );
        await accountService.EndAccess(account.Key, http.RequestAborted);
        return await GoOn(
            http,
            account.Key,
            new(
                "密码已更改；其他设备上的登录、全部令牌和日历订阅地址已结束，需要的请重新生成。",
                "The password is changed; sign-ins on other devices, all tokens and the calendar's address are over. "
                    + "Make those anew that you need."
            )
        );
    }

    private async Task<IResult> EndSessions(HttpContext http)
    {
        if (await Own(http.Page(), http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(http.Page());
        await accountService.EndSessions(account.Key, http.RequestAborted);
        return await GoOn(http, account.Key, new("其他设备上的登录已结束。", "Sign-ins on other devices are over."));
    }

    private async Task<IResult> MakeToken(HttpContext http)
    {
        var (page, form) = (http.Page(), http.Request.Form);
        if (await Own(page, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(page);
        var name = form["tokenName"].ToString().Trim();
        if (AccountValidation.OfName(name) is not null)
            return await Show(
                page,
                new(
                    $"请给令牌起个名字（最多{ApiTokenStore.LongestName}个字），以便日后辨认。",
                    $"Give the token a name of up to {ApiTokenStore.LongestName} characters, to know it by later."
                ),
                null,
                StatusCodes.Status422UnprocessableEntity,
                http.RequestAborted
            );
        if (!int.TryParse(form["days"], out var days) || days < 1 || days > rules.TokenLongest.TotalDays)
            return await Show(
                page,
                new(
                    $"有效期为1至{(int)rules.TokenLongest.TotalDays}天。",
                    $"A token lasts from 1 to {(int)rules.TokenLongest.TotalDays} days."
                ),
                null,
                StatusCodes.Status422UnprocessableEntity,
                http.RequestAborted
            );
        return
            await apiTokenStore.Make(account.Key, name, TimeSpan.FromDays(days), form["readsOnly"] == "on", http.RequestAborted)
                is { } secret
            ? await Show(
                page,
                new("令牌已生成，只显示这一次：请现在抄存。", "The token is made and shown this once: copy it now."),
                secret,
                StatusCodes.Status200OK,
                http.RequestAborted
            )
            : await Show(
                page,
                new(
                    $"令牌已有{rules.TokensPerAccount}个，请先撤销不用的。",
                    $"There are {rules.TokensPerAccount} tokens already; revoke one that is not used."
                ),
                null,
                StatusCodes.Status409Conflict,
                http.RequestAborted
            );
    }

    private async Task<IResult> RevokeToken(HttpContext http, string id)
    {
        var (page, form) = (http.Page(), http.Request.Form);
        if (
            !LossQuestion.IsConfirmed(form)
            && page.Visitor.Account is { } owner
            && (await apiTokenStore.Of(owner, http.RequestAborted)).FirstOrDefault(known => known.Id == id) is { Token: { } token }
        )
            return LossQuestion.Ask(http, form, LossOf(token), new("撤销", "Revoke"), PageUrls.Me);
        return page.Visitor.Account is { } account && await apiTokenStore.Revoke(account, id, http.RequestAborted)
            ? await Show(page, new("令牌已撤销。", "The token is revoked."), null, StatusCodes.Status200OK, http.RequestAborted)
            : ConsoleResults.NotFound(page);
    }

    private static LocalizedText LossOf(ApiToken token)
    {
        var (made, ends) = (ChinaTime.DateOf(token.MadeAt), ChinaTime.DateOf(token.EndsAt));
        return new(
            $"将撤销令牌“{token.Name}”（{made:yyyy-MM-dd}生成，{ends:yyyy-MM-dd}到期）：使用它的程序立即不能再访问，令牌不能恢复，只能另做一个。确定吗？",
            $"The token “{token.Name}” (made {made:yyyy-MM-dd}, until {ends:yyyy-MM-dd}) would be revoked: the program that uses it is "
                + "locked out at once, and it cannot be restored, only replaced by another. Is that right?"
        );
    }

    /// <summary>Returns the question about a feed whose address would end. Null where there is none.</summary>
    private async Task<IResult?> AskAboutFeed(HttpContext http, string account, LocalizedText button)
    {
        var form = http.Request.Form;
        if (LossQuestion.IsConfirmed(form) || await feeds.MadeAt(account, http.RequestAborted) is not { } madeAt)
            return null;
        var made = ChinaTime.DateOf(madeAt);
        return LossQuestion.Ask(
            http,
            form,
            new(
                $"{made:yyyy-MM-dd}生成的订阅地址将失效：用它订阅的日历不再更新，地址不能恢复。确定吗？",
                $"The address made {made:yyyy-MM-dd} would end: calendars that use it are not updated any more, "
                    + "and it cannot be restored. Is that right?"
            ),
            button,
            PageUrls.Me
        );
    }

    /// <summary>One's own grants alone: what others have lent is not lent on.</summary>
    private async Task<IResult> Lend(HttpContext http)
    {
        var page = http.Page();
        if (await Own(page, http.RequestAborted) is not { } account)
            return ConsoleResults.NotFound(page);
        if (page.Visitor.ReadsOnly)
            return ConsoleResults.Forbidden(page);
        var input = LendingInput.Of(http.Request.Form.Fields());
        var fault =
            input.Unknown(account)
            ?? await lendingService.Lend(
                account,
                input.To,
                input.FirstDay,
                input.LastDay,
                input.GrantsOf(account),
                account.Name,
                http.RequestAborted
            );
        return fault is null
            ? await Show(page, LendingInput.Lent, null, StatusCodes.Status200OK, http.RequestAborted)
            : await Show(page, fault, null, StatusCodes.Status422UnprocessableEntity, http.RequestAborted, lending: input);
    }

    private async Task<IResult> EndLending(HttpContext http)
    {
        var page = http.Page();
        return
            page is { Visitor: { ReadsOnly: false, Account: { } key } }
            && await lendingService.End(http.Request.Form["lending"].ToString(), key, page.Visitor.Name, http.RequestAborted)
            ? await Show(page, LendingInput.Ended, null, StatusCodes.Status200OK, http.RequestAborted)
            : ConsoleResults.NotFound(page);
    }

    private async Task<IResult> MakeFeed(HttpContext http)
    {
        var page = http.Page();
        if (page.Visitor.Account is not { } account)
            return ConsoleResults.NotFound(page);
        if (await AskAboutFeed(http, account, new("重新生成", "Make another")) is { } question)
            return question;
        var address = new Uri(settings.PublicAddress, PageUrls.CalendarFeed(await feeds.Make(account, http.RequestAborted)));
        return await Show(
            page,
            new(
                "订阅地址已生成，只显示这一次：请现在复制到日历程序。",
                "The address is made and shown this once: copy it into your calendar now."
            ),
            null,
            StatusCodes.Status200OK,
            http.RequestAborted,
            address
        );
    }

    private async Task<IResult> RevokeFeed(HttpContext http)
    {
        var page = http.Page();
        if (page.Visitor.Account is { } owner && await AskAboutFeed(http, owner, new("撤销", "Revoke")) is { } question)
            return question;
        return page.Visitor.Account is { } account && await feeds.Revoke(account, http.RequestAborted)
            ? await Show(
                page,
                new("订阅已撤销，原地址不再有效。", "The address is revoked and no longer works."),
                null,
                StatusCodes.Status200OK,
                http.RequestAborted
            )
            : ConsoleResults.NotFound(page);
    }

    /// <summary>Continues this session with a new secret, after all sessions of the account were ended.</summary>
    private async Task<IResult> GoOn(HttpContext http, string key, LocalizedText said)
    {
        if (await accounts.Find(key, http.RequestAborted) is { } account)
        {
            await http.BeginSession(account);
            deviceCookies.Remember(http, account);
        }

        return await Show(http.Page(), said, null, StatusCodes.Status200OK, http.RequestAborted);
    }

    private async Task<IResult> Show(
        PageContext page,
        LocalizedText? said,
        string? token,
        int status,
        CancellationToken cancellationToken,
        Uri? feed = null,
        LendingInput? lending = null
    ) =>
        await Own(page, cancellationToken) is { } account
            ? page.Render<ProfilePage>(
                status,
                ("FeedMadeAt", await feeds.MadeAt(account.Key, cancellationToken)),
                ("Feed", feed),
                ("Account", account),
                ("Tokens", await apiTokenStore.Of(account.Key, cancellationToken)),
                ("Said", said),
                ("Lendings", await lendingService.Of(account.Key, cancellationToken)),
                ("Lending", lending ?? LendingInput.Empty),
                ("Token", token),
                ("MostDays", (int)rules.TokenLongest.TotalDays)
            )
            : ConsoleResults.NotFound(page);

    /// <summary>Returns null for the host's own token, which belongs to no account.</summary>
    private async Task<Account?> Own(PageContext page, CancellationToken cancellationToken) =>
        page.Visitor.Account is { } key ? await accounts.Find(key, cancellationToken) : null;
}
