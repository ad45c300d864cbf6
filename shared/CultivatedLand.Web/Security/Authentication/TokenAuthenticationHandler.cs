using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>
/// Authentication handler of programs: the host's own token and the tokens of accounts, in the header <c>Authorization</c>.
/// </summary>
internal sealed class TokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WebOptions settings,
    ApiTokenStore tokens,
    AccountStore accounts,
    AccountUsers users
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>Whether the request says who makes it by a token. A browser sends none by itself, so it needs no proof.</summary>
    public static bool IsUsed(HttpRequest request) => request.Headers.Authorization.ToString().Length > 0;

    /// <returns>No result for a token that is not, or no longer, valid. The audit log tells of it, once for each minute.</returns>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await Find(Request.Headers.Authorization.ToString()) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(UserIdentity.Of(user, Scheme.Name), Scheme.Name))
            : AuthenticateResult.NoResult();

    private async Task<CurrentUser?> Find(string header)
    {
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = header[Prefix.Length..].Trim();
        if (CryptographicOperations.FixedTimeEquals(Hash(settings.ApiToken), Hash(token)))
            return CurrentUser.Administrator;
        return
            await tokens.Find(token, Context.RequestAborted) is { } known
            && await accounts.Find(known.Account, Context.RequestAborted) is { IsDisabled: false } account
            ? (await users.Of(account, Context.RequestAborted)) with
            {
                ReadsOnly = known.ReadsOnly,
            }
            : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
