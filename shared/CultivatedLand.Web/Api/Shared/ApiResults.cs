using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>Results and look-ups that several routes of the API share.</summary>
internal static class ApiResults
{
    public static IResult File(byte[] content, string name) => Results.File(content, ReportFileTypes.Workbook, name);

    public static RouteHandlerBuilder AnswersWorkbook(this RouteHandlerBuilder route, params int[] problems) =>
        route.AnswersFile(ReportFileTypes.Workbook, problems);

    /// <returns>Null if no plan of this id runs, or the user lacks the permission at its place.</returns>
    public static async Task<StartedPlan?> Plan(
        HttpContext http,
        string? id,
        Permission permission,
        StartedPlanStore plans,
        CancellationToken cancellationToken
    )
    {
        if ((await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == id) is not { } plan)
            return null;
        if (http.Visitor().Can(permission, plan.Place))
            return plan;
        http.Deny(permission, plan.Place);
        return null;
    }

    /// <summary>Does something with what was looked up, or answers that it does not exist or that the user may not.</summary>
    /// <param name="kind">Chinese noun of what was looked up.</param>
    public static async Task<IResult> Act<T>(HttpContext http, LookedUp<T>? found, string kind, Func<T, Task<IResult>> act) =>
        found is not { IsSeen: true } ? ProblemResults.NotFound(kind)
        : found.IsAllowed ? await act(found.Item)
        : Forbidden(http, found.Permission, found.Place);

    public static string Tag(long number) => string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");

    /// <returns>Null if the caller accepts any version.</returns>
    public static string? Seen(HttpRequest request) =>
        request.Headers[HeaderNames.IfMatch].ToString() is { Length: > 0 } tag && tag != "*" ? tag : null;

    public static IResult Raced() =>
        ProblemResults.Of(
            StatusCodes.Status412PreconditionFailed,
            new("在此期间已有人改过，请重新读取后再试。", "Somebody has set another meanwhile; read it again and then try."),
            "changed"
        );

    /// <summary>For the object that a body names, and noted as denied there.</summary>
    /// <param name="place">Where it lies; null for the host as a whole.</param>
    public static IResult Forbidden(HttpContext http, Permission permission, Place? place)
    {
        http.Deny(permission, place);
        return ProblemResults.Of(
            StatusCodes.Status403Forbidden,
            permission.Refusal(place),
            "forbidden",
            new { roles = RolePermissions.RolesFor(permission).Select(role => role.Code()) }
        );
    }

    public static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
