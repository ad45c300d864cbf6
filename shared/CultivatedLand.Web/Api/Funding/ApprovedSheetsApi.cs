using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>API of approved settlements, which no longer change: a later version takes the place of one.</summary>
internal static class ApprovedSheetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost("/settlement/sheets/{id}/replace", Replace)
            .RequirePermission(Permission.ApproveSettlement)
            .LooksAt("/api/settlement/sheets")
            .AnswersCreated<ApprovedSheetView>(404, 422);
        api.MapLazyGet("/settlement/sheets", Sheets).RequirePermission(Permission.SeeReports).Answers<ApprovedSheetsView>();
        api.MapLazyGet(
                "/settlement/sheets/{id}",
                (HttpContext http, string id, StartedPlanStore plans, FundingStore fundingStore, CancellationToken cancellationToken) =>
                    Frozen(
                        http,
                        id,
                        plans,
                        fundingStore,
                        (approvedSettlement, settlement) => Results.Ok(ApprovedSheetView.Of(approvedSettlement, settlement)),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .Answers<ApprovedSheetView>(404);
        api.MapLazyGet(
                "/settlement/sheets/{id}.xlsx",
                (HttpContext http, string id, StartedPlanStore plans, FundingStore fundingStore, CancellationToken cancellationToken) =>
                    Frozen(
                        http,
                        id,
                        plans,
                        fundingStore,
                        (approvedSettlement, settlement) => SettlementApi.Workbook(http, approvedSettlement.Title, "资金结算", settlement),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .AnswersWorkbook(404);
    }

    /// <summary>Approves the settlement of today in the place of an approved one. Its payments count for the new version.</summary>
    private static async Task<IResult> Replace(
        HttpContext http,
        string id,
        ReplacementBody body,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (
            await fundingStore.Sheet(id, cancellationToken) is not { } sheet
            || await ApiResults.Plan(http, sheet.PlanId, Permission.ApproveSettlement, plans, cancellationToken) is not { } known
        )
            return ProblemResults.NotFound("结算单");
        var (next, fault) = await settlementService.Replace(
            sheet,
            SettlementReckoningText.Money(body.TotalYuan ?? 0),
            body.Reason ?? "",
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By),
            cancellationToken
        );
        return fault is null
            ? Results.Created($"/api/settlement/sheets/{next!.Id}", ApprovedSheetView.Of(next, null))
            : ProblemResults.Of(422, fault.Sentence, "unusable");
    }

    private static async Task<IResult> Sheets(
        HttpContext http,
        StartedPlanStore plans,
        FundingStore fundingStore,
        CancellationToken cancellationToken
    )
    {
        var seen = (await plans.Started(cancellationToken))
            .Where(plan => http.Visitor().Can(Permission.SeeReports, plan.Place))
            .Select(plan => plan.PlanId)
            .ToHashSet(StringComparer.Ordinal);
        return Results.Ok(
            new ApprovedSheetsView([
                .. (await fundingStore.Sheets(cancellationToken))
                    .Where(approvedSettlement => seen.Contains(approvedSettlement.PlanId))
                    .Select(approvedSettlement => ApprovedSheetView.Of(approvedSettlement, null)),
            ])
        );
    }

    private static async Task<IResult> Frozen(
        HttpContext http,
        string id,
        StartedPlanStore plans,
        FundingStore fundingStore,
        Func<ApprovedSettlement, Settlement, IResult> show,
        CancellationToken cancellationToken
    ) =>
        await fundingStore.Sheet(id, cancellationToken) is { } approvedSettlement
        && await ApiResults.Plan(http, approvedSettlement.PlanId, Permission.SeeReports, plans, cancellationToken) is not null
        && await fundingStore.Open(id, cancellationToken) is { } settlement
            ? show(approvedSettlement, settlement)
            : ProblemResults.NotFound("结算单");
}
