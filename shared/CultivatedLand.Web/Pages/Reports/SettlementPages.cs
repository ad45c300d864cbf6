using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Funding;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>资金结算: a plan's rules, the sheet for a period, its approval, and the sheets that were approved.</summary>
internal static class SettlementPages
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapRead(ReportSite.Settlement, Choose);
        reports.MapRead(ReportSite.Settlement + ".xlsx", Download);
        reports.MapAct(ReportSite.Settlement + "/rules", SetRules).For(Deed.ApproveSettlement);
        reports.MapAct(ReportSite.Settlement + "/figures", SetFigures).For(Deed.ApproveSettlement);
        reports.MapAct(ReportSite.Settlement + "/approve", Approve).For(Deed.ApproveSettlement);
        reports.MapRead(ReportSite.Settlement + "/{id}", Show);
        reports.MapRead(ReportSite.Settlement + "/{id}.xlsx", DownloadSheet);
    }

    private static async Task<IResult> Choose(HttpContext http, PlanPlaces plans, FundingBook book, SettlementDesk desk, CancellationToken cancel, string? plan = null, string? from = null, string? to = null)
    {
        var page = http.Page();
        return await Desk(page, plans, book, desk, TypedPeriod.Of(plan, from, to, page.Today), [], [], cancel);
    }

    private static async Task<IResult> Desk(
        PageContext page, PlanPlaces plans, FundingBook book, SettlementDesk desk, TypedPeriod period, IReadOnlyList<TypedRule> typed, EquatableArray<Sentence> faults, CancellationToken cancel)
    {
        var known = (await plans.Started(cancel)).Where(plan => page.Visitor.May(Deed.SeeReports, plan.Place)).ToList();
        var chosen = known.Find(plan => plan.PlanId == period.Plan) ?? (period.Plan is null && known.Count == 1 ? known[0] : null);
        var rules = chosen is null ? [] : await book.Rules(chosen.PlanId, cancel);
        var settlement = chosen is null || period.Fault is not null ? null : await desk.Reckon(chosen.PlanId, period.From, period.To, cancel);
        var sheets = (await book.Sheets(cancel)).Where(sheet => known.Exists(plan => plan.PlanId == sheet.PlanId)).ToList();
        return page.Render<SettlementDeskPage>(
            faults.Count == 0 ? 200 : 422,
            ("Plans", known),
            ("Chosen", chosen),
            ("Period", period),
            ("Rules", typed.Count > 0 ? typed : [.. rules.Select(TypedRule.Of)]),
            ("Settlement", settlement),
            ("Sheets", sheets),
            ("Faults", period.Fault is { } fault ? [fault] : faults),
            ("MayApprove", chosen is not null && page.Visitor.May(Deed.ApproveSettlement, chosen.Place)));
    }

    private static async Task<IResult> SetRules(HttpContext http, PlanPlaces plans, FundingBook book, SettlementDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = TypedPeriod.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsolePages.Forbidden(page, Deed.ApproveSettlement);

        var typed = TypedRule.Of(form);
        var (rules, faults) = TypedRule.Read(typed, plan.PlanId);
        if (faults.Count > 0) return await Desk(page, plans, book, desk, period, typed, faults, cancel);

        await book.SetRules(plan.PlanId, rules, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOther(ReportSite.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> SetFigures(HttpContext http, PlanPlaces plans, FundingBook book, SettlementDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = TypedPeriod.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsolePages.Forbidden(page, Deed.ApproveSettlement);

        var (money, faults) = TypedMoney.Read(form, clock.GetUtcNow(), page.Visitor.By);
        var place = form["place"].ToString().Trim();
        if (money is null || place.Length == 0) return await Desk(page, plans, book, desk, period, [], faults, cancel);

        await book.SetFigures(period.To.Year, place, money, cancel);
        return new SeeOther(ReportSite.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> Approve(HttpContext http, PlanPlaces plans, FundingBook book, SettlementDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancel);
        var period = TypedPeriod.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancel) is not { } plan) return ConsolePages.Forbidden(page, Deed.ApproveSettlement);

        var settlement = await desk.Reckon(plan.PlanId, period.From, period.To, cancel);
        if (!settlement.CanBeApproved || settlement.Lines.Count == 0)
            return await Desk(page, plans, book, desk, period, [], settlement.Faults.Count > 0 ? settlement.Faults : [SettlementText.NothingToSettle], cancel);

        // What the person has seen is what is approved: where the ledger has moved on since, the sheet is shown again.
        if (form["total"] != SettlementText.Money(settlement.Total))
            return await Desk(page, plans, book, desk, period, [], [SettlementText.Moved], cancel);

        var sheet = await book.Approve(plan.PlanId, plan.Title, settlement, clock.GetUtcNow(), page.Visitor.By, cancel);
        return new SeeOther(ReportSite.Sheet(sheet.Id));
    }

    private static async Task<IResult> Show(HttpContext http, string id, PlanPlaces plans, FundingBook book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Sheet(page, id, plans, book, cancel) is var (sheet, settlement)
            ? page.Render<SettlementSheetPage>(200, ("Sheet", sheet), ("Settlement", settlement))
            : ConsolePages.NotFound(page);
    }

    private static async Task<IResult> DownloadSheet(HttpContext http, string id, PlanPlaces plans, FundingBook book, CancellationToken cancel)
    {
        var page = http.Page();
        return await Sheet(page, id, plans, book, cancel) is var (sheet, settlement)
            ? Results.File(SettlementWorkbook.Write(sheet.Title, settlement, page.Language), ReportFiles.Workbook, $"资金结算 {settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}.xlsx")
            : ConsolePages.NotFound(page);
    }

    private static async Task<IResult> Download(HttpContext http, PlanPlaces plans, SettlementDesk desk, CancellationToken cancel, string? plan = null, string? from = null, string? to = null)
    {
        var page = http.Page();
        var period = TypedPeriod.Of(plan, from, to, page.Today);
        var known = (await plans.Started(cancel)).FirstOrDefault(known => known.PlanId == period.Plan && page.Visitor.May(Deed.SeeReports, known.Place));
        return known is null || period.Fault is not null
            ? ConsolePages.NotFound(page)
            : Results.File(
                SettlementWorkbook.Write(known.Title, await desk.Reckon(known.PlanId, period.From, period.To, cancel), page.Language),
                ReportFiles.Workbook,
                $"资金结算（未审定） {period.From:yyyyMMdd}-{period.To:yyyyMMdd}.xlsx");
    }

    private static async Task<(ApprovedSheet Sheet, Settlement Settlement)?> Sheet(PageContext page, string id, PlanPlaces plans, FundingBook book, CancellationToken cancel)
    {
        if (await book.Sheet(id, cancel) is not { } sheet || await book.Open(id, cancel) is not { } settlement) return null;
        var place = (await plans.Started(cancel)).FirstOrDefault(plan => plan.PlanId == sheet.PlanId)?.Place;
        return page.Visitor.May(Deed.SeeReports, place) ? (sheet, settlement) : null;
    }

    private static async Task<StartedPlan?> Allowed(PageContext page, string? planId, PlanPlaces plans, CancellationToken cancel) =>
        (await plans.Started(cancel)).FirstOrDefault(plan => plan.PlanId == planId && page.Visitor.May(Deed.ApproveSettlement, plan.Place));
}
