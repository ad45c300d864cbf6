using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Filter before every endpoint of the API. It tells a refused caller what to do.</summary>
internal sealed class ApiAuthorizationFilter(
    RequestAuthorizer requestAuthorizer,
    CurrentUserAccessor currentUserAccessor,
    IAntiforgery antiforgery,
    RequestRateLimiter requests,
    UploadRateLimiter uploads
) : IEndpointFilter
{
    private static readonly LocalizedText NoToken = new(
        "需要令牌：请求头 Authorization: Bearer <令牌>，令牌见数据目录中的 admin.token。",
        "A token is needed: send the header Authorization: Bearer <token>; the token is in admin.token in the data folder."
    );
    private static readonly LocalizedText NoProof = new(
        "请用令牌调用；网页上的脚本还须带请求头 RequestVerificationToken。",
        "Call with a token; a script of a page must also send the header RequestVerificationToken."
    );

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await requestAuthorizer.Authorize(http) switch
        {
            AuthorizationOutcome.Open open => await Enter(http, open.User) ?? await Handle(context, open.User, next),
            AuthorizationOutcome.Forbidden forbidden => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                forbidden.Permission.Refusal(),
                "forbidden",
                new { roles = RolePermissions.RolesFor(forbidden.Permission).Select(role => role.Code()) }
            ),
            AuthorizationOutcome.ReadingOnly => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                AuthorizationOutcome.ReadingOnly.Sentence,
                "reads-only"
            ),
            AuthorizationOutcome.SecondStepFirst => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                AuthorizationOutcome.SecondStepFirst.Sentence,
                "second-step"
            ),
            AuthorizationOutcome.Unknown => ProblemResults.Of(StatusCodes.Status401Unauthorized, NoToken),
            _ => ProblemResults.NotFound("对象"),
        };
    }

    private async ValueTask<object?> Handle(EndpointFilterInvocationContext context, CurrentUser user, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Features.Get<IdempotentWrite>() is { } write && await write.Begin() is { } known)
            return known;
        var answer = await next(context);
        requestAuthorizer.NoteAnswer(context.HttpContext, user, answer);
        return answer;
    }

    private async Task<IResult?> Enter(HttpContext http, CurrentUser user)
    {
        http.Items[typeof(CurrentUser)] = user;
        if (!requests.Take(user, PostedFormValidator.IsWriting(http.Request)))
        {
            http.Response.Headers.RetryAfter = "60";
            return ProblemResults.Of(StatusCodes.Status429TooManyRequests, RequestRateLimiter.Sentence, "too-many");
        }

        if (!PostedFormValidator.IsWriting(http.Request))
            return null;
        if (await currentUserAccessor.ComesByItself(http) && !await IsProved(http))
            return ProblemResults.Of(StatusCodes.Status400BadRequest, NoProof, "no-proof");
        return http.GetEndpoint()?.Metadata.GetMetadata<UploadEndpointMetadata>() is not null && !uploads.Take(user)
            ? ProblemResults.Of(StatusCodes.Status429TooManyRequests, UploadRateLimiter.Sentence, "too-many")
            : null;
    }

    /// <summary>
    /// Whether the request carries the proof, by the header alone.
    /// Looking for it in a form would read the upload before its limit is known.
    /// </summary>
    private async Task<bool> IsProved(HttpContext http) =>
        http.Request.Headers.ContainsKey("RequestVerificationToken") && await antiforgery.IsRequestValidAsync(http);
}

/// <summary>Metadata that marks an endpoint which takes a file, for the limit of uploads.</summary>
internal sealed class UploadEndpointMetadata
{
    public static UploadEndpointMetadata Instance { get; } = new();
}

/// <summary>Extension methods that give a request its user.</summary>
internal static class HttpContextUserExtensions
{
    /// <summary>Returns the user of a request that <see cref="ApiAuthorizationFilter"/> has let in.</summary>
    public static CurrentUser Visitor(this HttpContext context) => (CurrentUser)context.Items[typeof(CurrentUser)]!;
}
