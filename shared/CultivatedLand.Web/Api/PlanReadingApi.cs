using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of having the document of a draft read again.</summary>
internal static class PlanReadingApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapLazyPost("/plans/{hash}/read", ReadAgain)
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan)
            .RunsAgain()
            .Answers<PlanRereadingView>(403, 404, 409, 422);

    /// <summary>
    /// Has the document of a draft read again by the present reader, and says what that changes. Corrections stay.
    /// Nothing else reads a document again: what was read when it came in is kept.
    /// </summary>
    private static async Task<IResult> ReadAgain(
        HttpContext http,
        string hash,
        PlanEditionService planEditionService,
        PlanRereadingService planRereadingService,
        PlanPlaceFinder planPlaceFinder,
        CancellationToken cancellationToken
    )
    {
        var user = http.Visitor();
        if (await planEditionService.PlacesOf(hash, cancellationToken) is not [var place, ..])
            return ProblemResults.NotFound("方案");
        return await planRereadingService.ReadAgain(
            hash,
            ActorNames.By(http, Permission.UploadPlan, place),
            plan => plan.Reach.All(at => user.Can(Permission.UploadPlan, at)),
            await planPlaceFinder.For(user, cancellationToken),
            cancellationToken
        ) switch
        {
            RereadingOutcome.Done done => Results.Ok(PlanRereadingView.Of(hash, done.Rereading)),
            RereadingOutcome.Refused refused => ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, refused.Why, "unusable"),
            RereadingOutcome.TooLate => ProblemResults.Of(
                StatusCodes.Status409Conflict,
                new("没有重新读取：这份方案已经启动或正在启动。", "Not read again: this plan has been started, or is being started."),
                "too-late"
            ),
            RereadingOutcome.Elsewhere => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                new(
                    "没有重新读取：现在读出的地点不在您的账号负责的范围，请上级单位办理。",
                    "Not read again: what is read now reaches places outside those of your account. Let the office above you do it."
                ),
                "elsewhere"
            ),
            _ => ProblemResults.NotFound("方案"),
        };
    }
}

/// <summary>Result of reading the document of a draft again.</summary>
/// <param name="From">Version of the reader before.</param>
/// <param name="To">Version of the reader that has read it now.</param>
/// <param name="New">Number of tasks and duties that were not found before.</param>
/// <param name="Changed">Number of those that are found otherwise than before.</param>
/// <param name="Gone">Number of those that are no longer found.</param>
/// <param name="Astray">Number of corrections that fit nothing that is read now, and are left out.</param>
public sealed record PlanRereadingView(
    string Hash,
    int From,
    int To,
    int New,
    int Changed,
    int Gone,
    int Astray,
    IReadOnlyList<ReadingChangeView> Changes
)
{
    internal static PlanRereadingView Of(string hash, Rereading rereading) =>
        new(
            hash,
            rereading.From,
            rereading.To,
            rereading.New,
            rereading.Changed,
            rereading.Gone,
            rereading.Astray,
            [
                .. rereading.Changes.Select(change => new ReadingChangeView(
                    change.Task,
                    change.What.Chinese,
                    change.What.English,
                    change.Before,
                    change.After
                )),
            ]
        );
}

/// <summary>Change of one value because a document was read again.</summary>
/// <param name="Task">Name and place of the task. Empty for a value of the plan itself.</param>
public sealed record ReadingChangeView(string Task, string Chinese, string English, string Before, string After);
