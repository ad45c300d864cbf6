using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>Results with problem details (RFC 9457). They carry the usual sentences, in both languages.</summary>
internal static class ProblemResults
{
    public static IResult Of(int status, LocalizedText text, string? code = null, object? more = null) =>
        Results.Problem(
            statusCode: status,
            title: text.Chinese,
            detail: text.English,
            extensions: new Dictionary<string, object?> { ["code"] = code, ["more"] = more }
                .Where(pair => pair.Value is not null)
                .ToDictionary()
        );

    /// <summary>
    /// Returns 404 for a task that does not exist, otherwise 409: the request was understood and the task's state forbids it.
    /// </summary>
    public static IResult Of(Refusal refusal) =>
        Of(
            refusal.Code == RefusalCode.NoSuchTask ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
            refusal.Why,
            refusal.Code.ToString(),
            More(refusal)
        );

    private static object? More(Refusal refusal) =>
        refusal.Moves.Count > 0
            ? new
            {
                allowed = refusal.Allowed.ToArray(),
                moves = refusal
                    .Moves.Select(move => new
                    {
                        phase = move.Phase,
                        before = move.Before,
                        due = move.Due,
                    })
                    .ToArray(),
            }
        : refusal.Allowed.Count > 0 ? new { allowed = refusal.Allowed.ToArray() }
        : null;

    /// <summary>Returns 422 for a file that cannot be used. It names every fault, the first as the title.</summary>
    public static IResult Of(EquatableArray<LocalizedText> faults) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            faults[0],
            "unusable",
            faults.Count == 1 ? null : new { faults = faults.Select(fault => new { fault.Chinese, fault.English }).ToArray() }
        );

    /// <summary>Adds a sentence to a refusal that the framework gives only in words of the protocol.</summary>
    public static void Describe(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Detail is not null || OwnWords(context.HttpContext.Response.StatusCode) is not { } text)
            return;
        (problem.Title, problem.Detail) = (text.Chinese, text.English);
    }

    public static LocalizedText? OwnWords(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => new(
                "请求无法读懂：请检查 JSON 和参数的写法。",
                "The request cannot be understood; check its JSON and its parameters."
            ),
            StatusCodes.Status404NotFound => new("没有这个地址。", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => new("这个地址不接受该方法。", "This address does not take that method."),
            StatusCodes.Status413PayloadTooLarge => new(
                "内容超过上限，请拆分后再发送。",
                "The body is larger than the limit; split it and send it again."
            ),
            StatusCodes.Status415UnsupportedMediaType => new("请以 application/json 发送。", "Send it as application/json."),
            StatusCodes.Status500InternalServerError => new(
                "主机内部出错；请查看日志，并在重试之前核对是否已经办成。",
                "Something went wrong inside the host; look at its log, and at whether it was done, before you try again."
            ),
            _ => null,
        };

    public static IResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, new($"没有这个{what}。", "There is nothing by this name."));
}
