using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>API of the lists of those who are paid by name. It answers with the rows of the places at which the caller may see reports.</summary>
internal static class FundingListsApi
{
    private const string List = "/settlement/plans/{plan}/lists/{kind}";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet(List, Show).RequirePermission(Permission.SeeReports).Answers<FundingListView>(404, 422);
        api.MapLazyPut(List, Upload)
            .RequirePermission(Permission.KeepFundingList)
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Answers<FundingListView>(ResponseMetadataExtensions.OfUpload);
        api.MapLazyPost("/settlement/plans/{plan}/growers/checks", Check)
            .RequirePermission(Permission.RecordCheck)
            .RunsAgain()
            .Answers<FundingListRowView>(404, 422);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string plan,
        string kind,
        StartedPlanStore plans,
        FundingListService service,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? year = null
    )
    {
        var choice = FundingListChoice.Of(plan, kind, year, ChinaTime.DateOf(clock.GetUtcNow()));
        if (choice.Fault is { } fault)
            return ProblemResults.Of(422, fault, "unusable");
        return await Plan(http, plan, Permission.SeeReports, plans, cancellationToken) is { } known
            ? await Answer(http, known, choice, service, cancellationToken)
            : ProblemResults.NotFound("在办方案");
    }

    /// <summary>Replaces the rows of the places that the file names. With one fault nothing is taken.</summary>
    private static async Task<IResult> Upload(
        HttpContext http,
        string plan,
        string kind,
        StartedPlanStore plans,
        FundingListService service,
        UploadReader uploads,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? year = null
    )
    {
        var choice = FundingListChoice.Of(plan, kind, year, ChinaTime.DateOf(clock.GetUtcNow()));
        if (choice.Fault is { } fault)
            return ProblemResults.Of(422, fault, "unusable");
        if (await Plan(http, plan, Permission.KeepFundingList, plans, cancellationToken) is not { } known)
            return ProblemResults.NotFound("在办方案");
        var upload = await uploads.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected broken)
            return uploads.Refusal(broken);
        var (list, faults, denied) = await service.Upload(
            http.Visitor(),
            known.PlanId,
            known.Place,
            choice.Kind,
            choice.Year,
            ((LoadResult<SourceFile>.Ok)upload).Value,
            ActorNames.By(http, Permission.KeepFundingList, known.Place),
            cancellationToken
        );
        return denied is not null ? ApiResults.Forbidden(http, Permission.KeepFundingList, denied)
            : list is null ? ProblemResults.Of(faults)
            : await Answer(http, known, choice, service, cancellationToken);
    }

    private static async Task<IResult> Check(
        HttpContext http,
        string plan,
        FundingCheckBody body,
        StartedPlanStore plans,
        FundingListService service,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await Plan(http, plan, Permission.RecordCheck, plans, cancellationToken) is not { } known)
            return ProblemResults.NotFound("在办方案");
        var input = body.Typed();
        if (input.Place is { } place && !http.Visitor().Can(Permission.RecordCheck, place))
            return ApiResults.Forbidden(http, Permission.RecordCheck, place);
        var (row, faults) = await service.Check(
            known.PlanId,
            body.Year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year,
            input,
            ActorNames.By(http, Permission.RecordCheck, input.Place ?? known.Place, body.By),
            cancellationToken
        );
        return row is null ? Refused(faults) : Results.Ok(FundingListRowView.Of(row));
    }

    private static async Task<IResult> Answer(
        HttpContext http,
        StartedPlan plan,
        FundingListChoice choice,
        FundingListService service,
        CancellationToken cancellationToken
    ) =>
        Results.Ok(
            new FundingListView(
                plan.PlanId,
                choice.Kind.Code(),
                choice.Year,
                [
                    .. (await service.Seen(http.Visitor(), plan.PlanId, choice.Kind, choice.Year, cancellationToken)).Select(
                        FundingListRowView.Of
                    ),
                ]
            )
        );

    /// <summary>Names each fault with its field.</summary>
    internal static IResult Refused(EquatableArray<PaymentFault> faults) =>
        ProblemResults.Of(
            422,
            faults[0].Sentence,
            "unusable",
            new
            {
                faults = faults
                    .Select(fault => new
                    {
                        fault.Field,
                        fault.Sentence.Chinese,
                        fault.Sentence.English,
                    })
                    .ToArray(),
            }
        );

    /// <returns>Null if no plan of this id runs, or the user has the permission nowhere at its place or below.</returns>
    internal static async Task<StartedPlan?> Plan(
        HttpContext http,
        string id,
        Permission permission,
        StartedPlanStore plans,
        CancellationToken cancellationToken
    )
    {
        if ((await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == id) is not { } plan)
            return null;
        if (FundingListService.MaySomewhere(http.Visitor(), permission, plan.Place))
            return plan;
        http.Deny(permission, plan.Place);
        return null;
    }
}
