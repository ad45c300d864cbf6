using CultivatedLand.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>Extension methods that begin and end the session of a browser.</summary>
internal static class SessionSignIn
{
    /// <summary>Begins a session with a new secret. What this request answers is for its user.</summary>
    public static async Task BeginSession(this HttpContext http, Account account)
    {
        var properties = new AuthenticationProperties();
        properties.SetParameter(nameof(Account), account);
        var principal = UserIdentity.Of(account.Visitor(), SchemeNames.Session);
        await http.SignInAsync(SchemeNames.Session, principal, properties);
        http.User = principal;
    }

    public static Task EndSession(this HttpContext http) => http.SignOutAsync(SchemeNames.Session);

    /// <summary>Returns the account that <see cref="BeginSession"/> signs in.</summary>
    public static Account AccountOf(AuthenticationProperties properties) =>
        properties.GetParameter<Account>(nameof(Account)) ?? throw new InvalidOperationException("A session is begun for an account.");
}
