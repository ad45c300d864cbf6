using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Who makes a request. Null for somebody who has not signed in.</summary>
internal sealed class CurrentUserAccessor(WebOptions settings, AccountStore accounts, SessionStore sessions, ApiTokenStore tokens, SubstituteGrants substitutes, SessionCookies cookies)
{
    private const string Key = "CultivatedLand.Visitor";

    private readonly byte[] administrator = Hash(settings.ApiToken);

    public async ValueTask<CurrentUser?> Of(HttpContext context) => (await Look(context)).Visitor;

    /// <summary>Whether the browser sends along by itself what makes the visitor known: then a form needs proof that it is ours.</summary>
    public async ValueTask<bool> ComesByItself(HttpContext context) => !(await Look(context)).ByToken;

    /// <summary>Whether a token came that is not, or no longer, one of ours.</summary>
    public async ValueTask<bool> HasDeadToken(HttpContext context) => await Look(context) is { ByToken: true, Visitor: null };

    private async ValueTask<Identified> Look(HttpContext context)
    {
        if (context.Items[Key] is Identified seen) return seen;
        var token = Bearer(context.Request);
        seen = token is not null ? new Identified(await ByToken(token, context.RequestAborted), true) : new Identified(await ByBrowser(context), false);
        context.Items[Key] = seen;
        return seen;
    }

    private async Task<CurrentUser?> ByToken(string token, CancellationToken cancel)
    {
        if (CryptographicOperations.FixedTimeEquals(administrator, Hash(token))) return CurrentUser.Administrator;
        return await tokens.Find(token, cancel) is { } known && await accounts.Find(known.Account, cancel) is { IsDisabled: false } account
            ? (await Describe(account, cancel)) with { ReadsOnly = known.ReadsOnly }
            : null;
    }

    private async Task<CurrentUser?> ByBrowser(HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await sessions.Find(cookies.SessionOf(context.Request), cancel) is { } session)
        {
            if (await accounts.Find(session.Account, cancel) is { IsDisabled: false } account && account.Stamp == session.Stamp) return await Describe(account, cancel);
        }

        if (!settings.Access.PlatformAuthenticates) return null;
        foreach (var address in PlatformPrincipal.Addresses(context.Request))
        {
            if (await accounts.FindByMail(address, cancel) is { IsDisabled: false } account) return await Describe(account, cancel);
        }

        return null;
    }

    /// <summary>An account as a visitor, with what it does for people who are away.</summary>
    public async Task<CurrentUser> Describe(Account account, CancellationToken cancel)
    {
        var lent = await substitutes.LentTo(account, cancel);
        return account.Visitor() with { Grants = account.Grants.Concat(lent).ToEquatableArray() };
    }

    private static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.Length == 0 ? null : header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Identified(CurrentUser? Visitor, bool ByToken);
}
