using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>
/// API of the settlement (资金结算): a plan's rules, the settlement of a period, and its approval.
/// </summary>
internal static class SettlementApi
{
    private const string Of = "/settlement/plans/{plan}";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/settlement/plans", Plans).RequirePermission(Permission.SeeReports).Answers<SettledPlansView>();
        api.MapLazyGet(Of + "/rules", Rules).RequirePermission(Permission.SeeReports).Answers<FundingRulesView>(404);
        api.MapLazyPut(Of + "/rules", SetRules).RequirePermission(Permission.ApproveSettlement).Answers<FundingRulesView>(404, 412, 422);
        api.MapLazyPut(Of + "/figures", SetFigures).RequirePermission(Permission.ApproveSettlement).AnswersNothing(404, 422);
        api.MapLazyGet(
                Of + "/sheet",
                (
                    HttpContext http,
                    string plan,
                    StartedPlanStore plans,
                    SettlementService settlementService,
                    TimeProvider clock,
                    CancellationToken cancellationToken,
                    string? from = null,
                    string? to = null
                ) =>
                    Reckoned(
                        http,
                        plan,
                        from,
                        to,
                        plans,
                        settlementService,
                        clock,
                        (_, settlement) => Results.Ok(SettlementView.Of(settlement)),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .Answers<SettlementView>(404);
        api.MapLazyGet(
                Of + "/sheet.xlsx",
                (
                    HttpContext http,
                    string plan,
                    StartedPlanStore plans,
                    SettlementService settlementService,
                    TimeProvider clock,
                    CancellationToken cancellationToken,
                    string? from = null,
                    string? to = null
                ) =>
                    Reckoned(
                        http,
                        plan,
                        from,
                        to,
                        plans,
                        settlementService,
                        clock,
                        (known, settlement) => Workbook(http, known.Title, "资金结算（未审定）", settlement),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SeeReports)
            .AnswersWorkbook(404);
        api.MapLazyPost(Of + "/approve", Approve)
            .RequirePermission(Permission.ApproveSettlement)
            .LooksAt("/api/settlement/sheets")
            .AnswersCreated<ApprovedSheetView>(404, 409, 412);
    }

    private static async Task<IResult> Plans(HttpContext http, StartedPlanStore plans, CancellationToken cancellationToken) =>
        Results.Ok(
            new SettledPlansView([
                .. (await plans.Started(cancellationToken))
                    .Where(plan => http.Visitor().Can(Permission.SeeReports, plan.Place))
                    .Select(plan => new SettledPlanView(plan.PlanId, plan.Title, plan.Place?.Path)),
            ])
        );

    private static async Task<IResult> Rules(
        HttpContext http,
        string plan,
        StartedPlanStore plans,
        FundingStore fundingStore,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Plan(http, plan, Permission.SeeReports, plans, cancellationToken) is { } known
            ? await RulesOf(http, known.PlanId, fundingStore, cancellationToken)
            : NoPlan();

    private static async Task<IResult> RulesOf(
        HttpContext http,
        string plan,
        FundingStore fundingStore,
        CancellationToken cancellationToken
    )
    {
        var set = await fundingStore.RuleSet(plan, cancellationToken);
        http.Response.Headers.ETag = TagOf(set);
        return Results.Ok(new FundingRulesView(plan, [.. (set?.Rules ?? []).Select(FundingRuleView.Of)]));
    }

    private static async Task<IResult> SetRules(
        HttpContext http,
        string plan,
        FundingRulesBody body,
        StartedPlanStore plans,
        FundingStore fundingStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ApiResults.Plan(http, plan, Permission.ApproveSettlement, plans, cancellationToken) is not { } known)
            return NoPlan();
        var typed = (body.Rules ?? []).Select(rule => rule.Typed()).ToList();
        if (typed.Count > FundingRuleInput.MostRules)
            return ProblemResults.Of(
                422,
                new($"最多{FundingRuleInput.MostRules}条标准。", $"At most {FundingRuleInput.MostRules} rules."),
                "unusable"
            );
        var (rules, faults) = FundingRuleInput.Read(typed, known.PlanId);
        if (faults.Count > 0)
            return ProblemResults.Of(faults);
        var seen = ApiResults.Seen(http.Request);
        return await fundingStore.SetRules(
            known.PlanId,
            rules,
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By),
            cancellationToken,
            before => seen is null || seen == TagOf(before),
            known.Place
        )
            ? await RulesOf(http, known.PlanId, fundingStore, cancellationToken)
            : ApiResults.Raced();
    }

    private static async Task<IResult> SetFigures(
        HttpContext http,
        string plan,
        PlaceMoneyBody body,
        StartedPlanStore plans,
        FundingStore fundingStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ApiResults.Plan(http, plan, Permission.ApproveSettlement, plans, cancellationToken) is not { } known)
            return NoPlan();
        var fields = new FormFields(
            new Dictionary<string, IReadOnlyList<string>>
            {
                ["place"] = [body.Place ?? ""],
                ["verified"] = [ApiResults.Text(body.VerifiedMu)],
                ["grid"] = [ApiResults.Text(body.GridMu)],
                ["index"] = [ApiResults.Text(body.IndexMu)],
                ["proceeds"] = [ApiResults.Text(body.ProceedsYuan)],
            }
        );
        var place = FundingFiguresInput.PlaceOf(fields);
        if (place is not null && !http.Visitor().Can(Permission.ApproveSettlement, place))
            return ApiResults.Forbidden(http, Permission.ApproveSettlement, place);
        var (placeFundingFigures, faults) = FundingFiguresInput.Read(
            fields,
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.ApproveSettlement, place ?? known.Place, body.By)
        );
        if (place is null || placeFundingFigures is null)
            return ProblemResults.Of(faults);
        await fundingStore.SetFigures(
            body.Year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year,
            place.Path,
            placeFundingFigures,
            cancellationToken
        );
        return Results.NoContent();
    }

    private static async Task<IResult> Approve(
        HttpContext http,
        string plan,
        ApprovalBody body,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ApiResults.Plan(http, plan, Permission.ApproveSettlement, plans, cancellationToken) is not { } known)
            return NoPlan();
        var period = SettlementPeriodInput.Of(known.PlanId, body.From, body.To, ChinaTime.DateOf(clock.GetUtcNow()));
        if (period.Fault is { } fault)
            return ProblemResults.Of(422, fault, "unusable");
        var settlement = await settlementService.Reckon(known.PlanId, period.From, period.To, cancellationToken);
        if (!settlement.CanBeApproved)
            return ProblemResults.Of(409, settlement.Faults[0], "incomplete", new { faults = FaultView.Of(settlement.Faults) });
        if (settlement.Lines.Count == 0)
            return ProblemResults.Of(409, SettlementReckoningText.NothingToSettle, "incomplete");

        // Only the total that the caller has seen is approved.
        if (body.TotalYuan != settlement.Total)
            return ProblemResults.Of(412, SettlementReckoningText.Moved, "changed", new { total = settlement.Total });
        var approvedSettlement = await fundingStore.Approve(
            known.PlanId,
            known.Title,
            settlement,
            clock.GetUtcNow(),
            ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By),
            cancellationToken
        );
        return Results.Created($"/api/settlement/sheets/{approvedSettlement.Id}", ApprovedSheetView.Of(approvedSettlement, null));
    }

    private static async Task<IResult> Reckoned(
        HttpContext http,
        string plan,
        string? from,
        string? to,
        StartedPlanStore plans,
        SettlementService settlementService,
        TimeProvider clock,
        Func<StartedPlan, Settlement, IResult> show,
        CancellationToken cancellationToken
    )
    {
        if (await ApiResults.Plan(http, plan, Permission.SeeReports, plans, cancellationToken) is not { } known)
            return NoPlan();
        var period = SettlementPeriodInput.Of(known.PlanId, from, to, ChinaTime.DateOf(clock.GetUtcNow()));
        return period.Fault is { } fault
            ? ProblemResults.Of(400, fault, "unusable")
            : show(known, await settlementService.Reckon(known.PlanId, period.From, period.To, cancellationToken));
    }

    internal static IResult Workbook(HttpContext http, string title, string name, Settlement settlement) =>
        ApiResults.File(
            SettlementWorkbook.Write(title, settlement, RequestLanguage.Of(http)),
            $"{name} {settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}.xlsx"
        );

    private static string TagOf(PlanFundingRules? set) => ApiResults.Tag(set?.At.UtcTicks ?? 0);

    private static IResult NoPlan() => ProblemResults.NotFound("在办方案");
}
