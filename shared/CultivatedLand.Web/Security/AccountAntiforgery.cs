using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Antiforgery whose proofs belong to the account alone, as <see cref="ProofOwner"/> says. The framework's own check also compares
/// whether somebody has signed in: a form whose session ended would prove nothing, and what was typed would be lost.
/// </summary>
internal sealed class AccountAntiforgery(IAntiforgery inner) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
    {
        using var _ = new ClaimsAlone(httpContext);
        return inner.GetAndStoreTokens(httpContext);
    }

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext)
    {
        using var _ = new ClaimsAlone(httpContext);
        return inner.GetTokens(httpContext);
    }

    public async Task<bool> IsRequestValidAsync(HttpContext httpContext)
    {
        using var _ = new ClaimsAlone(httpContext);
        return await inner.IsRequestValidAsync(httpContext);
    }

    public async Task ValidateRequestAsync(HttpContext httpContext)
    {
        using var _ = new ClaimsAlone(httpContext);
        await inner.ValidateRequestAsync(httpContext);
    }

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        using var _ = new ClaimsAlone(httpContext);
        inner.SetCookieTokenAndHeader(httpContext);
    }

    /// <summary>
    /// Span in which the user of a request is claims without a scheme. The framework takes that for nobody signed in,
    /// and the owner of the proof still finds the account.
    /// </summary>
    private readonly struct ClaimsAlone : IDisposable
    {
        private readonly HttpContext _http;
        private readonly ClaimsPrincipal _user;

        public ClaimsAlone(HttpContext http)
        {
            (_http, _user) = (http, http.User);
            http.User = new ClaimsPrincipal(new ClaimsIdentity(_user.Claims));
        }

        public void Dispose() => _http.User = _user;
    }
}
