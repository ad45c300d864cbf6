using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Format of the session cookie: the secret of the session as it is. It is 256 random bits, of which the store keeps a hash,
/// so that a seal would protect nothing, and a lost key ring would end all sessions.
/// </summary>
internal sealed class SessionTicketFormat : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>Name of the claim by which the cookie handler asks the ticket store.</summary>
    private const string SessionId = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    public string Protect(AuthenticationTicket data) => data.Principal.FindFirstValue(SessionId)!;

    public string Protect(AuthenticationTicket data, string? purpose) => Protect(data);

    public AuthenticationTicket? Unprotect(string? protectedText) =>
        protectedText is null
            ? null
            : new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionId, protectedText)])), SchemeNames.Session);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Unprotect(protectedText);
}
