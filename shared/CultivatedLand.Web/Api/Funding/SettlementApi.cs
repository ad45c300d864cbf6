using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Funding;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>资金结算: a plan's rules, the sheet of a period, and its approval, after which it stays as it is.</summary>
internal static class SettlementApi
{
    private const string Of = "/settlement/plans/{plan}";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/settlement/plans", Plans).For(Permission.SeeReports).Answers<SettledPlansView>();
        api.MapRead(Of + "/rules", Rules).For(Permission.SeeReports).Answers<FundingRulesView>(404);
        api.MapSet(Of + "/rules", SetRules).For(Permission.ApproveSettlement).Answers<FundingRulesView>(404, 412, 422);
        api.MapSet(Of + "/figures", SetFigures).For(Permission.ApproveSettlement).AnswersNothing(404, 422);
        api.MapRead(Of + "/sheet", (HttpContext http, string plan, StartedPlanStore plans, SettlementService desk, TimeProvider clock, CancellationToken cancel, string? from = null, string? to = null) =>
            Reckoned(http, plan, from, to, plans, desk, clock, (_, settlement) => Results.Ok(SettlementView.Of(settlement)), cancel)).For(Permission.SeeReports).Answers<SettlementView>(404);
        api.MapRead(Of + "/sheet.xlsx", (HttpContext http, string plan, StartedPlanStore plans, SettlementService desk, TimeProvider clock, CancellationToken cancel, string? from = null, string? to = null) =>
            Reckoned(http, plan, from, to, plans, desk, clock, (known, settlement) => Workbook(http, known.Title, "资金结算（未审定）", settlement), cancel)).For(Permission.SeeReports).AnswersWorkbook(404);
        api.MapAct(Of + "/approve", Approve).For(Permission.ApproveSettlement).AnswersCreated<ApprovedSheetView>(404, 409, 412);
        api.MapRead("/settlement/sheets", Sheets).For(Permission.SeeReports).Answers<ApprovedSheetsView>();
        api.MapRead("/settlement/sheets/{id}", (HttpContext http, string id, StartedPlanStore plans, FundingStore book, CancellationToken cancel) =>
            Frozen(http, id, plans, book, (sheet, settlement) => Results.Ok(ApprovedSheetView.Of(sheet, settlement)), cancel)).For(Permission.SeeReports).Answers<ApprovedSheetView>(404);
        api.MapRead("/settlement/sheets/{id}.xlsx", (HttpContext http, string id, StartedPlanStore plans, FundingStore book, CancellationToken cancel) =>
            Frozen(http, id, plans, book, (sheet, settlement) => Workbook(http, sheet.Title, "资金结算", settlement), cancel)).For(Permission.SeeReports).AnswersWorkbook(404);
    }

    private static async Task<IResult> Plans(HttpContext http, StartedPlanStore plans, CancellationToken cancel) => Results.Ok(new SettledPlansView(
        [.. (await plans.Started(cancel)).Where(plan => http.Visitor().May(Permission.SeeReports, plan.Place)).Select(plan => new SettledPlanView(plan.PlanId, plan.Title, plan.Place?.Path))]));

    private static async Task<IResult> Rules(HttpContext http, string plan, StartedPlanStore plans, FundingStore book, CancellationToken cancel) =>
        await ReportsApi.Plan(http, plan, Permission.SeeReports, plans, cancel) is { } known ? await RulesOf(http, known.PlanId, book, cancel) : NoPlan();

    private static async Task<IResult> RulesOf(HttpContext http, string plan, FundingStore book, CancellationToken cancel)
    {
        var set = await book.RuleSet(plan, cancel);
        http.Response.Headers.ETag = TagOf(set);
        return Results.Ok(new FundingRulesView(plan, [.. (set?.Rules ?? []).Select(FundingRuleView.Of)]));
    }

    private static async Task<IResult> SetRules(HttpContext http, string plan, FundingRulesBody body, StartedPlanStore plans, FundingStore book, TimeProvider clock, CancellationToken cancel)
    {
        if (await ReportsApi.Plan(http, plan, Permission.ApproveSettlement, plans, cancel) is not { } known) return NoPlan();
        var typed = (body.Rules ?? []).Select(rule => rule.Typed()).ToList();
        if (typed.Count > FundingRuleInput.MostRules) return ProblemResults.Of(422, new($"最多{FundingRuleInput.MostRules}条标准。", $"At most {FundingRuleInput.MostRules} rules."), "unusable");
        var (rules, faults) = FundingRuleInput.Read(typed, known.PlanId);
        if (faults.Count > 0) return ProblemResults.Of(faults);
        var seen = ReportsApi.Seen(http.Request);
        return await book.SetRules(known.PlanId, rules, clock.GetUtcNow(), ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By), cancel, before => seen is null || seen == TagOf(before))
            ? await RulesOf(http, known.PlanId, book, cancel)
            : ReportsApi.Raced();
    }

    private static async Task<IResult> SetFigures(HttpContext http, string plan, PlaceMoneyBody body, StartedPlanStore plans, FundingStore book, TimeProvider clock, CancellationToken cancel)
    {
        if (await ReportsApi.Plan(http, plan, Permission.ApproveSettlement, plans, cancel) is not { } known) return NoPlan();
        var fields = new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
        {
            ["place"] = body.Place ?? "", ["verified"] = ReportsApi.Text(body.VerifiedMu), ["grid"] = ReportsApi.Text(body.GridMu), ["index"] = ReportsApi.Text(body.IndexMu), ["proceeds"] = ReportsApi.Text(body.ProceedsYuan),
        });
        var (money, faults) = FundingFiguresInput.Read(fields, clock.GetUtcNow(), ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By));
        if (money is null) return ProblemResults.Of(faults);
        await book.SetFigures(body.Year ?? ChinaTime.DateOf(clock.GetUtcNow()).Year, body.Place!.Trim(), money, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Approve(HttpContext http, string plan, ApprovalBody body, StartedPlanStore plans, FundingStore book, SettlementService desk, TimeProvider clock, CancellationToken cancel)
    {
        if (await ReportsApi.Plan(http, plan, Permission.ApproveSettlement, plans, cancel) is not { } known) return NoPlan();
        var period = SettlementPeriodInput.Of(known.PlanId, body.From, body.To, ChinaTime.DateOf(clock.GetUtcNow()));
        if (period.Fault is { } fault) return ProblemResults.Of(422, fault, "unusable");
        var settlement = await desk.Reckon(known.PlanId, period.From, period.To, cancel);
        if (!settlement.CanBeApproved) return ProblemResults.Of(409, settlement.Faults[0], "incomplete", new { faults = FaultView.Of(settlement.Faults) });
        if (settlement.Lines.Count == 0) return ProblemResults.Of(409, SettlementReckoningText.NothingToSettle, "incomplete");

        // What the caller has seen is what is approved.
        if (body.TotalYuan != settlement.Total) return ProblemResults.Of(412, SettlementReckoningText.Moved, "changed", new { total = settlement.Total });
        var sheet = await book.Approve(known.PlanId, known.Title, settlement, clock.GetUtcNow(), ActorNames.By(http, Permission.ApproveSettlement, known.Place, body.By), cancel);
        return Results.Created($"/api/settlement/sheets/{sheet.Id}", ApprovedSheetView.Of(sheet, null));
    }

    private static async Task<IResult> Sheets(HttpContext http, StartedPlanStore plans, FundingStore book, CancellationToken cancel)
    {
        var seen = (await plans.Started(cancel)).Where(plan => http.Visitor().May(Permission.SeeReports, plan.Place)).Select(plan => plan.PlanId).ToHashSet(StringComparer.Ordinal);
        return Results.Ok(new ApprovedSheetsView([.. (await book.Sheets(cancel)).Where(sheet => seen.Contains(sheet.PlanId)).Select(sheet => ApprovedSheetView.Of(sheet, null))]));
    }

    private static async Task<IResult> Reckoned(HttpContext http, string plan, string? from, string? to, StartedPlanStore plans, SettlementService desk, TimeProvider clock, Func<StartedPlan, Settlement, IResult> show, CancellationToken cancel)
    {
        if (await ReportsApi.Plan(http, plan, Permission.SeeReports, plans, cancel) is not { } known) return NoPlan();
        var period = SettlementPeriodInput.Of(known.PlanId, from, to, ChinaTime.DateOf(clock.GetUtcNow()));
        return period.Fault is { } fault ? ProblemResults.Of(400, fault, "unusable") : show(known, await desk.Reckon(known.PlanId, period.From, period.To, cancel));
    }

    private static async Task<IResult> Frozen(HttpContext http, string id, StartedPlanStore plans, FundingStore book, Func<ApprovedSettlement, Settlement, IResult> show, CancellationToken cancel) =>
        await book.Sheet(id, cancel) is { } sheet && await ReportsApi.Plan(http, sheet.PlanId, Permission.SeeReports, plans, cancel) is not null && await book.Open(id, cancel) is { } settlement
            ? show(sheet, settlement)
            : ProblemResults.NotFound("结算单");

    private static IResult Workbook(HttpContext http, string title, string name, Settlement settlement) =>
        ReportsApi.File(SettlementWorkbook.Write(title, settlement, ConsoleResults.LanguageOf(http)), $"{name} {settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}.xlsx");

    private static string TagOf(PlanFundingRules? set) => ReportsApi.Tag(set?.At.UtcTicks ?? 0);

    private static IResult NoPlan() => ProblemResults.NotFound("在办方案");
}
