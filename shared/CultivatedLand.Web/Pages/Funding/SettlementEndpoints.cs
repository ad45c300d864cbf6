using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Bulletins;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>资金结算: a plan's rules, the sheet for a period, its approval, and the sheets that were approved.</summary>
internal static class SettlementEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportUrls.Settlement, Choose);
        reports.MapRead(ReportUrls.Settlement + ".xlsx", Download);
        reports.MapAct(ReportUrls.Settlement + "/rules", SetRules).For(Permission.ApproveSettlement);
        reports.MapAct(ReportUrls.Settlement + "/figures", SetFigures).For(Permission.ApproveSettlement);
        reports.MapAct(ReportUrls.Settlement + "/approve", Approve).For(Permission.ApproveSettlement);
        reports.MapRead(ReportUrls.Settlement + "/{id}", Show);
        reports.MapRead(ReportUrls.Settlement + "/{id}.xlsx", DownloadSheet);
    }

    private static async Task<IResult> Choose(HttpContext http, StartedPlanStore plans, FundingStore book, SettlementService desk, CancellationToken cancel, string? plan = null, string? from = null, string? to = null)
    {
        var page = http.Page();
        return await Desk(page, plans, book, desk, SettlementPeriodInput.Of(plan, from, to, page.Today), [], [], cancel);
    }

    private static async Task<IResult> Desk(
        PageContext page, StartedPlanStore plans, FundingStore book, SettlementService desk, SettlementPeriodInput period, IReadOnlyList<FundingRuleInput> typed, EquatableArray<LocalizedText> faults, CancellationToken cancel)
    {
        var known = (await plans.Started(cancel)).Where(plan => page.Visitor.May(Permission.SeeReports, plan.Place)).ToList();
        var chosen = known.Find(plan => plan.PlanId == period.Plan) ?? (period.Plan is null && known.Count == 1 ? known[0] : null);
        var rules = chosen is null ? [] : await book.Rules(chosen.PlanId, cancel);
        var settlement = chosen is null || period.Fault is not null ? null : await desk.Reckon(chosen.PlanId, period.From, period.To, cancel);
        var sheets = (await book.Sheets(cancel)).Where(sheet => known.Exists(plan => plan.PlanId == sheet.PlanId)).ToList();
        return page.Render<SettlementPage>(
            faults.Count == 0 ? 200 : 422,
            ("Plans", known),
            ("Chosen", chosen),
            ("Period", period),
            ("Rules", typed.Count > 0 ? typed : [.. rules.Select(FundingRuleInput.Of)]),
            ("Settlement", settlement),
            ("Sheets", sheets),
            ("Faults", period.Fault is { } fault ? [fault] : faults),
            ("MayApprove", chosen is not null && page.Visitor.May(Permission.ApproveSettlement, chosen.Place)));
    }

    private static async Task<IResult> SetRules(HttpContext http, StartedPlanStore plans, FundingStore book, SettlementService desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var typed = FundingRuleInput.Of(form);
        var (rules, faults) = FundingRuleInput.Read(typed, plan.PlanId);
        if (faults.Count > 0) return await Desk(page, plans, book, desk, period, typed, faults, cancel);

        await book.SetRules(plan.PlanId, rules, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOtherResult(ReportUrls.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> SetFigures(HttpContext http, StartedPlanStore plans, FundingStore book, SettlementService desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var (money, faults) = FundingFiguresInput.Read(form, clock.GetUtcNow(), page.Visitor.By);
        var place = form["place"].ToString().Trim();
        if (money is null || place.Length == 0) return await Desk(page, plans, book, desk, period, [], faults, cancel);

        await book.SetFigures(period.To.Year, place, money, cancel);
        return new SeeOtherResult(ReportUrls.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> Approve(HttpContext http, StartedPlanStore plans, FundingStore book, SettlementService desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var settlement = await desk.Reckon(plan.PlanId, period.From, period.To, cancel);
        if (!settlement.CanBeApproved || settlement.Lines.Count == 0)
            return await Desk(page, plans, book, desk, period, [], settlement.Faults.Count > 0 ? settlement.Faults : [SettlementReckoningText.NothingToSettle], cancel);

        // What the person has seen is what is approved: where the ledger has moved on since, the sheet is shown again.
        if (form["total"] != SettlementReckoningText.Money(settlement.Total))
            return await Desk(page, plans, book, desk, period, [], [SettlementReckoningText.Moved], cancel);

        var sheet = await book.Approve(plan.PlanId, plan.Title, settlement, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOtherResult(ReportUrls.Sheet(sheet.Id));
    }

    private static async Task<IResult> Show(HttpContext http, string id, StartedPlanStore plans, FundingStore book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Sheet(page, id, plans, book, cancel) is var (sheet, settlement)
            ? page.Render<ApprovedSettlementPage>(200, ("Sheet", sheet), ("Settlement", settlement))
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> DownloadSheet(HttpContext http, string id, StartedPlanStore plans, FundingStore book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Sheet(page, id, plans, book, cancel) is var (sheet, settlement)
            ? Results.File(SettlementWorkbook.Write(sheet.Title, settlement, page.Language), ReportFileTypes.Workbook, $"资金结算 {settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}.xlsx")
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> Download(HttpContext http, StartedPlanStore plans, SettlementService desk, CancellationToken cancel, string? plan = null, string? from = null, string? to = null)
    {
        var page = http.Page();
        var period = SettlementPeriodInput.Of(plan, from, to, page.Today);
        var known = (await plans.Started(cancel)).FirstOrDefault(known => known.PlanId == period.Plan && page.Visitor.May(Permission.SeeReports, known.Place));
        return known is null || period.Fault is not null
            ? ConsoleResults.NotFound(page)
            : Results.File(
                SettlementWorkbook.Write(known.Title, await desk.Reckon(known.PlanId, period.From, period.To, cancel), page.Language),
                ReportFileTypes.Workbook,
                $"资金结算（未审定） {period.From:yyyyMMdd}-{period.To:yyyyMMdd}.xlsx");
    }

    private static async Task<(ApprovedSettlement Sheet, Settlement Settlement)?> Sheet(PageContext page, string id, StartedPlanStore plans, FundingStore book, CancellationToken cancel)
    {
        if (await book.Sheet(id, cancel) is not { } sheet || await book.Open(id, cancel) is not { } settlement) return null;
        var place = (await plans.Started(cancel)).FirstOrDefault(plan => plan.PlanId == sheet.PlanId)?.Place;
        return page.Visitor.May(Permission.SeeReports, place) ? (sheet, settlement) : null;
    }

    private static async Task<StartedPlan?> Allowed(PageContext page, string? planId, StartedPlanStore plans, CancellationToken cancel) =>
        (await plans.Started(cancel)).FirstOrDefault(plan => plan.PlanId == planId && page.Visitor.May(Permission.ApproveSettlement, plan.Place));
}
