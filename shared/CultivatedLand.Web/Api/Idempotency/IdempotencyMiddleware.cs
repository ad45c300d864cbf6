using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>
/// Middleware that does a write to the API with <c>Idempotency-Key</c> once.
/// The same write sent again gets the first answer, marked <c>Idempotency-Replayed: true</c>. The same key with another request is refused.
/// While the first is still being answered, the second is told to wait.
/// A write that has begun and has no answer, after a crash say, runs again where its endpoint does it once all the same.
/// Elsewhere the caller is told that it is not known, and where to look.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IdempotencyStore idempotencyStore, WebOptions settings)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int LargestAnswer = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !IsWrite(context.Request) || context.SignedInUser() is not { ReadsOnly: false } user)
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey)
        {
            await ProblemResults
                .Of(400, new($"{Header} 最长{LongestKey}个字符。", $"{Header} has at most {LongestKey} characters."))
                .ExecuteAsync(context);
            return;
        }

        if (await RequestFingerprint.Of(context.Request, settings.LargestUpload * 2, context.RequestAborted) is not { } fingerprint)
        {
            await ProblemResults
                .Of(
                    StatusCodes.Status413PayloadTooLarge,
                    new("内容超过上限，请拆分后再发送。", "The body is larger than the limit; split it and send it again."),
                    "too-large"
                )
                .ExecuteAsync(context);
            return;
        }

        await Handle(context, idempotencyStore.Of(user.Account ?? "", key, fingerprint));
    }

    private static bool IsWrite(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method);

    private async Task Handle(HttpContext context, KeyedWrite keyedWrite)
    {
        // A caller who hangs up does not cut off a write that is half done.
        context.RequestAborted = CancellationToken.None;
        context.Features.Set(new IdempotentWrite(write => Begin(context, write, keyedWrite)));
        var body = context.Features.Get<IHttpResponseBodyFeature>()!;
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer, body));
        try
        {
            try
            {
                await next(context);
            }
            finally
            {
                context.Features.Set(body);
            }

            await Note(context.Response, buffer, keyedWrite);
        }
        finally
        {
            keyedWrite.Leave();
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(context.Response.Body);
    }

    private async Task<IResult?> Begin(HttpContext context, IdempotentWrite write, KeyedWrite keyedWrite)
    {
        var earlier = await idempotencyStore.Begin(keyedWrite, CancellationToken.None);
        if (Instead(context, keyedWrite, earlier) is { } known)
        {
            keyedWrite.Leave();
            return known;
        }

        (write.Key, write.BegunAt) = (keyedWrite.Name, keyedWrite.BegunAt);
        return null;
    }

    /// <returns>The answer to give instead of writing. Null if this attempt does the write.</returns>
    private static IResult? Instead(HttpContext context, KeyedWrite keyedWrite, IdempotencyRecord? earlier) =>
        earlier is not null && earlier.Fingerprint != keyedWrite.Fingerprint ? RepeatedWriteResults.KeyReused(Header)
        : earlier?.Status is { } status ? new ReplayedResult(status, earlier)
        : !keyedWrite.IsMine ? RepeatedWriteResults.InProgress(context)
        : earlier is not null && UnansweredWrite.Of(context).AddressFor(context) is { } address
            ? RepeatedWriteResults.NotKnown(earlier.At, address)
        : null;

    /// <summary>
    /// Notes the answer. A refusal that may pass is forgotten: nothing was done, and the key is free.
    /// After a failure of the host, or an answer too large to keep, the write stays begun and unanswered.
    /// </summary>
    private async Task Note(HttpResponse response, MemoryStream buffer, KeyedWrite keyedWrite)
    {
        if (!keyedWrite.IsMine || response.StatusCode >= StatusCodes.Status500InternalServerError || buffer.Length > LargestAnswer)
            return;
        if (IsPassing(response.StatusCode))
            await idempotencyStore.Forget(keyedWrite, CancellationToken.None);
        else
            await idempotencyStore.Answer(
                keyedWrite,
                response.StatusCode,
                response.ContentType,
                buffer.ToArray(),
                response.Headers.Location,
                CancellationToken.None
            );
    }

    private static bool IsPassing(int status) =>
        status
            is StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden
                or StatusCodes.Status408RequestTimeout
                or StatusCodes.Status412PreconditionFailed
                or StatusCodes.Status413PayloadTooLarge
                or StatusCodes.Status428PreconditionRequired
                or StatusCodes.Status429TooManyRequests;
}
