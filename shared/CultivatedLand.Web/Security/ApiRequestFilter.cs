using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Filter before every endpoint of the API, for requests that are authorized: how many, with what proof, and whether done before.
/// </summary>
internal sealed class ApiRequestFilter(
    RequestAuthorizer requestAuthorizer,
    IAntiforgery antiforgery,
    RequestRateLimiter requests,
    UploadRateLimiter uploads
) : IEndpointFilter
{
    private static readonly LocalizedText NoProof = new(
        "请用令牌调用；网页上的脚本还须带请求头 RequestVerificationToken。",
        "Call with a token; a script of a page must also send the header RequestVerificationToken."
    );

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, user) = (context.HttpContext, context.HttpContext.Visitor());
        return await Refuse(http, user) ?? await Handle(context, user, next);
    }

    private async ValueTask<object?> Handle(EndpointFilterInvocationContext context, CurrentUser user, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Features.Get<IdempotentWrite>() is { } write && await write.Begin() is { } known)
            return known;
        var answer = await next(context);
        requestAuthorizer.NoteAnswer(context.HttpContext, user, answer);
        return answer;
    }

    /// <returns>Null for a request that may go on.</returns>
    private async Task<IResult?> Refuse(HttpContext http, CurrentUser user)
    {
        if (!requests.Take(user, PostedFormValidator.IsWriting(http.Request)))
        {
            http.Response.Headers.RetryAfter = "60";
            return ProblemResults.Of(StatusCodes.Status429TooManyRequests, RequestRateLimiter.Sentence, "too-many");
        }

        if (!PostedFormValidator.IsWriting(http.Request))
            return null;
        if (!TokenAuthenticationHandler.IsUsed(http.Request) && !await IsProved(http))
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
