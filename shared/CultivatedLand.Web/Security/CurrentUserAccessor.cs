using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Accessor of the user who makes a request. Null for somebody who has not signed in.</summary>
internal sealed class CurrentUserAccessor(
    WebOptions settings,
    AccountStore accounts,
    SessionStore sessions,
    ApiTokenStore apiTokenStore,
    LentGrants lentGrants,
    SharedPlaceNames sharedPlaceNames,
    SessionCookies sessionCookies
)
{
    private const string Key = "CultivatedLand.Visitor";

    private readonly byte[] _administrator = Hash(settings.ApiToken);

    public async ValueTask<CurrentUser?> Of(HttpContext context) => (await Look(context)).User;

    /// <returns>The user as far as this request has asked for one. Null if it has not, or nobody has signed in.</returns>
    public static CurrentUser? Known(HttpContext context) => (context.Items[Key] as Identified)?.User;

    /// <summary>Notes that somebody has signed in with this very request. What it answers is for that user.</summary>
    public static void Enter(HttpContext context, CurrentUser user) => context.Items[Key] = new Identified(user, false);

    /// <summary>Whether the browser sends the user's credentials by itself. Then a form needs proof that it belongs to this host.</summary>
    public async ValueTask<bool> ComesByItself(HttpContext context) => !(await Look(context)).ByToken;

    /// <summary>Whether the request carries a token that is not, or no longer, valid.</summary>
    public async ValueTask<bool> HasDeadToken(HttpContext context) => await Look(context) is { ByToken: true, User: null };

    private async ValueTask<Identified> Look(HttpContext context)
    {
        if (context.Items[Key] is Identified identified)
            return identified;
        var token = Bearer(context.Request);
        identified = token is not null
            ? new Identified(await ByToken(token, context.RequestAborted), true)
            : new Identified(await ByBrowser(context), false);
        context.Items[Key] = identified;
        return identified;
    }

    private async Task<CurrentUser?> ByToken(string token, CancellationToken cancellationToken)
    {
        if (CryptographicOperations.FixedTimeEquals(_administrator, Hash(token)))
            return CurrentUser.Administrator;
        return
            await apiTokenStore.Find(token, cancellationToken) is { } known
            && await accounts.Find(known.Account, cancellationToken) is { IsDisabled: false } account
            ? (await Describe(account, cancellationToken)) with
            {
                ReadsOnly = known.ReadsOnly,
            }
            : null;
    }

    private async Task<CurrentUser?> ByBrowser(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (await sessions.Find(sessionCookies.SessionOf(context.Request), cancellationToken) is { } session)
        {
            if (await accounts.Find(session.Account, cancellationToken) is { IsDisabled: false } account && account.Stamp == session.Stamp)
                return settings.Access.Rules.LacksSecondStep(account)
                    ? account.Visitor() with
                    {
                        Grants = [],
                        LacksSecondStep = true,
                    }
                    : await Describe(account, cancellationToken);
        }

        if (!settings.Access.PlatformAuthenticates)
            return null;
        foreach (var address in PlatformPrincipal.Addresses(context.Request))
        {
            if (await accounts.FindByMail(address, cancellationToken) is { IsDisabled: false } account)
                return await Describe(account, cancellationToken);
        }

        return null;
    }

    /// <summary>
    /// Returns the user of an account, with the grants that others have lent to it, and without short names that several places share.
    /// </summary>
    public async Task<CurrentUser> Describe(Account account, CancellationToken cancellationToken)
    {
        var lent = await lentGrants.To(account, cancellationToken);
        var grants = await sharedPlaceNames.Narrowed([.. account.Grants, .. lent], cancellationToken);
        return account.Visitor() with { Grants = grants.ToEquatableArray() };
    }

    private static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.Length == 0 ? null
            : header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
            : "";
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Identified(CurrentUser? User, bool ByToken);
}
