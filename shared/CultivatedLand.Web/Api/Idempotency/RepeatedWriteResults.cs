using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>Results for a write that is not done because its key is known.</summary>
internal static class RepeatedWriteResults
{
    public static IResult KeyReused(string header) =>
        ProblemResults.Of(
            StatusCodes.Status422UnprocessableEntity,
            new(
                $"这个 {header} 已用于另一个请求；每个请求请用新的键。",
                $"This {header} was used for another request; use a new key for each."
            ),
            "key-reused"
        );

    public static IResult InProgress(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        return ProblemResults.Of(
            StatusCodes.Status409Conflict,
            new("同一请求正在处理，请稍后再问。", "The same request is still being answered; ask again in a moment."),
            "in-progress"
        );
    }

    public static IResult NotKnown(DateTimeOffset begunAt, string address) =>
        ProblemResults.Of(
            StatusCodes.Status409Conflict,
            new(
                $"这个请求在{ChinaTime.Of(begunAt):yyyy-MM-dd HH:mm:ss}开始办理，没有留下答复，是否已办成不能确定。"
                    + $"请读取 GET {address} 核对；确未办成的，换一个新的键再发。",
                $"This request was begun at {ChinaTime.Of(begunAt):yyyy-MM-dd HH:mm:ss} and left no answer: "
                    + $"it is not known whether it was done. Look at GET {address}; where it was not, send it again with a new key."
            ),
            "not-known",
            new { look = address }
        );
}

/// <summary>Result that gives the first answer again.</summary>
internal sealed class ReplayedResult(int status, IdempotencyRecord record) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = record.ContentType;
        if (record.Location is not null)
            response.Headers.Location = record.Location;
        response.Headers["Idempotency-Replayed"] = "true";
        await response.Body.WriteAsync(record.Body ?? []);
    }
}
