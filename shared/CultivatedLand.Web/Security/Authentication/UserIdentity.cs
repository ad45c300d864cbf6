using System.Security.Claims;
using CultivatedLand.Application.Authorization;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Identity of a signed-in user in <see cref="HttpContext.User"/>. It carries the account as a claim, and the user with the grants,
/// as authorization judges them.
/// </summary>
internal sealed class UserIdentity : ClaimsIdentity
{
    private UserIdentity(CurrentUser user, string scheme)
        : base(ClaimsOf(user), scheme) => User = user;

    public CurrentUser User { get; }

    /// <param name="scheme">Name of the scheme that found out who it is.</param>
    public static ClaimsPrincipal Of(CurrentUser user, string scheme) => new(new UserIdentity(user, scheme));

    /// <summary>The host's own token has no account, and so no identifier.</summary>
    private static IEnumerable<Claim> ClaimsOf(CurrentUser user)
    {
        yield return new Claim(ClaimTypes.Name, user.Name);
        if (user.Account is { } account)
            yield return new Claim(ClaimTypes.NameIdentifier, account);
    }
}

/// <summary>Extension method that gives a request the user whom authentication found.</summary>
internal static class HttpContextUserExtensions
{
    /// <summary>
    /// Returns the user whom authentication found, on an endpoint that asks for one. Null for somebody who has not signed in.
    /// </summary>
    public static CurrentUser? SignedInUser(this HttpContext context) => (context.User.Identity as UserIdentity)?.User;
}
