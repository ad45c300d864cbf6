using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Safety;

/// <summary>Problem details (RFC 9457) with the same sentences as everywhere else, in both languages.</summary>
internal static class Problems
{
    public static IResult Of(int status, Sentence sentence, string? code = null, object? more = null) => Results.Problem(
        statusCode: status,
        title: sentence.Chinese,
        detail: sentence.English,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["more"] = more }.Where(pair => pair.Value is not null).ToDictionary());

    /// <summary>A refusal is 404 for what does not exist, else 409: the request was understood and the task's state forbids it.</summary>
    public static IResult Of(Refusal refusal) => Of(
        refusal.Code == RefusalCode.NoSuchTask ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
        refusal.Why,
        refusal.Code.ToString(),
        refusal.Allowed.Count == 0 ? null : new { allowed = refusal.Allowed.ToArray() });

    /// <summary>A file that cannot be used: every fault, the first as the title.</summary>
    public static IResult Of(EquatableArray<Sentence> faults) => Of(
        StatusCodes.Status422UnprocessableEntity,
        faults[0],
        "unusable",
        faults.Count == 1 ? null : new { faults = faults.Select(fault => new { fault.Chinese, fault.English }).ToArray() });

    public static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, new($"没有这个{what}。", "There is nothing by this name."));
}
