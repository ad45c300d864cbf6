using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>
/// Middleware that runs a write to the API with <c>Idempotency-Key</c> once.
/// The same write sent again gets the first answer, marked <c>Idempotency-Replayed: true</c>. The same key with another request is refused.
/// While the first is still being answered, the second is told to wait.
/// </summary>
internal sealed class IdempotencyMiddleware(
    RequestDelegate next,
    IdempotencyStore idempotencyStore,
    CurrentUserAccessor currentUserAccessor,
    WebOptions settings,
    TimeProvider clock
)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int LargestAnswer = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !IsWrite(context.Request) || await currentUserAccessor.Of(context) is not { } user)
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

        if (await Fingerprint(context) is not { } fingerprint)
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

        var (place, earlier) = await idempotencyStore.Begin(user.Account ?? "", key, fingerprint, context.RequestAborted);
        if (earlier is null)
            await Answer(context, place, fingerprint);
        else
            await Repeat(context, earlier, fingerprint);
    }

    private static bool IsWrite(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method);

    private async Task Answer(HttpContext context, string place, string fingerprint)
    {
        var body = context.Features.Get<IHttpResponseBodyFeature>()!;
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer, body));
        try
        {
            await next(context);
        }
        catch
        {
            await idempotencyStore.Forget(place, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Features.Set(body);
        }

        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status500InternalServerError || buffer.Length > LargestAnswer)
            await idempotencyStore.Forget(place, CancellationToken.None);
        else
            await idempotencyStore.Answer(
                place,
                new IdempotencyRecord(
                    fingerprint,
                    clock.GetUtcNow(),
                    response.StatusCode,
                    response.ContentType,
                    buffer.ToArray(),
                    response.Headers.Location
                ),
                CancellationToken.None
            );
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static async Task Repeat(HttpContext context, IdempotencyRecord earlier, string fingerprint)
    {
        if (earlier.Fingerprint != fingerprint)
        {
            await ProblemResults
                .Of(
                    StatusCodes.Status422UnprocessableEntity,
                    new(
                        $"这个 {Header} 已用于另一个请求；每个请求请用新的键。",
                        $"This {Header} was used for another request; use a new key for each."
                    ),
                    "key-reused"
                )
                .ExecuteAsync(context);
            return;
        }

        if (earlier.Status is not { } status)
        {
            context.Response.Headers.RetryAfter = "2";
            await ProblemResults
                .Of(
                    StatusCodes.Status409Conflict,
                    new("同一请求正在处理，请稍后再问。", "The same request is still being answered; ask again in a moment."),
                    "in-progress"
                )
                .ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = earlier.ContentType;
        if (earlier.Location is not null)
            context.Response.Headers.Location = earlier.Location;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(earlier.Body ?? []);
    }

    /// <returns>Null if the body is larger than any upload may be.</returns>
    private async Task<string?> Fingerprint(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength > settings.LargestUpload * 2)
            return null;
        request.EnableBuffering(bufferThreshold: 1 << 20, bufferLimit: settings.LargestUpload * 2);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var chunk = new byte[81920];
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
                hash.AppendData(chunk.AsSpan(0, read));
        }
        catch (IOException)
        {
            return null;
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
