using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Authentication handler that asks the schemes in turn: the token alone where one is sent, else the session, else the platform.
/// </summary>
internal sealed class RequestAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string[] schemes = TokenAuthenticationHandler.IsUsed(Request) ? [SchemeNames.Token] : [SchemeNames.Session, SchemeNames.Platform];
        foreach (var scheme in schemes)
        {
            if (await Context.AuthenticateAsync(scheme) is { Succeeded: true } found)
                return found;
        }

        return AuthenticateResult.NoResult();
    }
}
