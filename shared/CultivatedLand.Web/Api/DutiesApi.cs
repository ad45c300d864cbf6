using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of standing duties: what plans have put in force for good, and their end.</summary>
internal static class DutiesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/duties", List).RequirePermission(Permission.SeeLedger).Answers<DutiesView>();
        api.MapLazyGet("/duties/{id}", Show).RequirePermission(Permission.SeeLedger, ResourceKind.Duty).Answers<DutyView>(404);
        api.MapLazyPost("/duties/{id}/end", End)
            .RequirePermission(Permission.CloseOut, ResourceKind.Duty)
            .RunsAgain()
            .Answers<DutyView>(404, 409, 422);
    }

    /// <summary>Lists the standing duties at the user's places, those in force first. <c>?plan=</c> names the id of one plan.</summary>
    private static async Task<IResult> List(
        HttpContext http,
        DutyService duties,
        CancellationToken cancellationToken,
        string? plan = null
    ) =>
        Results.Ok(
            new DutiesView([
                .. (await duties.List(plan, cancellationToken))
                    .Where(duty => http.Visitor().Can(Permission.SeeLedger, duty.Place))
                    .Select(DutyView.Of),
            ])
        );

    private static async Task<IResult> Show(string id, DutyService duties, CancellationToken cancellationToken) =>
        await duties.Find(id, cancellationToken) is { } duty ? Results.Ok(DutyView.Of(duty)) : ProblemResults.NotFound("长期职责");

    /// <summary>Ends a standing duty today. The reason is kept.</summary>
    private static async Task<IResult> End(
        HttpContext http,
        string id,
        ReasonBody body,
        DutyService duties,
        CancellationToken cancellationToken
    )
    {
        if (await duties.Find(id, cancellationToken) is not { Place: var place })
            return ProblemResults.NotFound("长期职责");
        var by = ActorNames.By(http, Permission.CloseOut, place, body.By);
        return await duties.End(id, body.Reason, by, cancellationToken) switch
        {
            DutyOutcome.Ended ended => Results.Ok(DutyView.Of(ended.Duty)),
            DutyOutcome.EndedBefore before => ProblemResults.Of(
                StatusCodes.Status409Conflict,
                DutyText.EndedBefore(before.End),
                "duty-ended"
            ),
            DutyOutcome.ReasonMissing => ProblemResults.Of(
                StatusCodes.Status422UnprocessableEntity,
                DutyText.ReasonMissing,
                "reason-missing"
            ),
            _ => ProblemResults.NotFound("长期职责"),
        };
    }
}

public sealed record DutiesView(IReadOnlyList<DutyView> Duties);

/// <summary>Standing duty of a plan. It has no deadline, no reminders, and is in force until it is ended.</summary>
/// <param name="Words">Words of the document.</param>
/// <param name="AreaMu">Null for a duty that is not measured by area.</param>
/// <param name="Since">First local day in force.</param>
/// <param name="EndedOn">Local day of the end; null while the duty is in force.</param>
public sealed record DutyView(
    string Id,
    string PlanId,
    string Name,
    string Kind,
    string Place,
    string Words,
    decimal? AreaMu,
    IReadOnlyList<string> ResponsibleUnits,
    IReadOnlyList<string> LeadOffices,
    IReadOnlyList<string> Leaders,
    DateOnly Since,
    string By,
    DateOnly? EndedOn,
    string? EndReason,
    string? EndedBy
)
{
    internal static DutyView Of(StandingDuty duty) =>
        new(
            duty.Id,
            duty.PlanId,
            duty.Name,
            EnumCodes.TaskKinds.CodeOf(duty.Kind),
            duty.Place.Path,
            duty.Words,
            duty.Area?.Value,
            [.. duty.ResponsibleUnits],
            [.. duty.LeadOffices],
            [.. duty.Leaders],
            duty.Since,
            duty.By,
            duty.End?.On,
            duty.End?.Reason,
            duty.End?.By
        );
}
