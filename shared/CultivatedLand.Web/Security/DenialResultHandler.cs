using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Handler of what authorization decided. It lets a request in, or answers it: the API with a problem, the console with a page.
/// </summary>
internal sealed class DenialResultHandler(IDenialPages pages) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var outcome = OutcomeOf(policy, authorizeResult);
        var answer = StatusPages.IsApi(context.Request) ? ApiDenials.Of(outcome) : await pages.Of(context, outcome);
        await answer.ExecuteAsync(context);
    }

    /// <summary>An endpoint that requires nothing is a programming error, and closed: for everybody there is nothing.</summary>
    private static AuthorizationOutcome OutcomeOf(AuthorizationPolicy policy, PolicyAuthorizationResult result) =>
        !policy.Requirements.OfType<RequiredPermission>().Any() ? new AuthorizationOutcome.Hidden(null)
        : result.AuthorizationFailure?.FailureReasons.OfType<DenialReason>().FirstOrDefault() is { } reason ? reason.Outcome
        : new AuthorizationOutcome.Unknown();
}

/// <summary>Port through which people who are denied see a page. The console implements it.</summary>
internal interface IDenialPages
{
    Task<IResult> Of(HttpContext http, AuthorizationOutcome outcome);
}
