using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Ticket store of the session cookie. The key of a ticket is the secret of a session. The ticket itself is not stored:
/// it is made anew for each request from the account as it is then. How long a session lasts is the rule of <see cref="SessionStore"/>.
/// </summary>
internal sealed class SessionTicketStore(SessionStore sessions, AccountStore accounts, AccountUsers users, WebOptions settings)
    : ITicketStore
{
    /// <summary>Begins a session for the account of a ticket. The session that the browser had before ends.</summary>
    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        await SignOut(httpContext);
        return await sessions.Begin(SessionSignIn.AccountOf(ticket.Properties), cancellationToken);
    }

    /// <summary>
    /// Begins a session where the browser has one already. The framework would keep the key and renew the ticket;
    /// whoever planted a session in the browser would then be signed in too. Every sign-in therefore gets a new secret.
    /// </summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        SessionCookieManager.Replace(httpContext, await StoreAsync(ticket, httpContext, cancellationToken));

    /// <returns>Null where the session is unknown or has ended, or its account is disabled or has another stamp.</returns>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (
            await sessions.Find(key, cancellationToken) is not { } session
            || await accounts.Find(session.Account, cancellationToken) is not { IsDisabled: false } account
            || account.Stamp != session.Stamp
        )
            return null;
        var user = settings.Access.Rules.LacksSecondStep(account)
            ? account.Visitor() with
            {
                Grants = [],
                LacksSecondStep = true,
            }
            : await users.Of(account, cancellationToken);
        return new AuthenticationTicket(UserIdentity.Of(user, SchemeNames.Session), SchemeNames.Session);
    }

    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) =>
        sessions.End(key, cancellationToken);

    /// <summary>
    /// Ends the session of a browser that signs out. The framework would leave one that lets nobody in just now,
    /// such as that of a disabled account.
    /// </summary>
    public Task SignOut(HttpContext http) => sessions.End(http.Request.Cookies[CookieNames.Session(settings)], http.RequestAborted);

    Task<string> ITicketStore.StoreAsync(AuthenticationTicket ticket) => throw NoRequest();

    Task ITicketStore.RenewAsync(string key, AuthenticationTicket ticket) => throw NoRequest();

    Task<AuthenticationTicket?> ITicketStore.RetrieveAsync(string key) => throw NoRequest();

    Task ITicketStore.RemoveAsync(string key) => throw NoRequest();

    private static NotSupportedException NoRequest() => new("The cookie handler passes the request.");
}
