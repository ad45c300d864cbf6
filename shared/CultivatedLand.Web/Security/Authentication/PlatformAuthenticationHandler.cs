using System.Text.Encodings.Web;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Authentication handler of people whom the platform has signed in. It believes the platform's headers only where a setting says
/// that the platform writes them (<see cref="AccessOptions.PlatformAuthenticates"/>).
/// </summary>
internal sealed class PlatformAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WebOptions settings,
    AccountStore accounts,
    AccountUsers users
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!settings.Access.PlatformAuthenticates)
            return AuthenticateResult.NoResult();
        foreach (var address in PlatformPrincipal.Addresses(Request))
        {
            if (await accounts.FindByMail(address, Context.RequestAborted) is { IsDisabled: false } account)
            {
                var user = await users.Of(account, Context.RequestAborted);
                return AuthenticateResult.Success(new AuthenticationTicket(UserIdentity.Of(user, Scheme.Name), Scheme.Name));
            }
        }

        return AuthenticateResult.NoResult();
    }
}
