using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>
/// Endpoints of the settlement (资金结算): a plan's rules, the settlement of a period, its approval, and the approved settlements.
/// </summary>
internal static class SettlementEndpoints
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(ReportUrls.Settlement, Choose);
        reports.MapLazyGet(ReportUrls.Settlement + ".xlsx", Download);
        reports.MapLazyPost(ReportUrls.Settlement + "/rules", SetRules).RequirePermission(Permission.ApproveSettlement);
        reports.MapLazyPost(ReportUrls.Settlement + "/figures", SetFigures).RequirePermission(Permission.ApproveSettlement);
        reports.MapLazyPost(ReportUrls.Settlement + "/approve", Approve).RequirePermission(Permission.ApproveSettlement);
        reports.MapLazyGet(ReportUrls.Settlement + "/{id}.xlsx", DownloadSheet);
    }

    private static async Task<IResult> Choose(
        HttpContext http,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        CancellationToken cancellationToken,
        string? plan = null,
        string? from = null,
        string? to = null
    )
    {
        var page = http.Page();
        return await Page(
            page,
            plans,
            fundingStore,
            settlementService,
            SettlementPeriodInput.Of(plan, from, to, page.Today),
            [],
            [],
            cancellationToken
        );
    }

    private static async Task<IResult> Page(
        PageContext page,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        SettlementPeriodInput period,
        IReadOnlyList<FundingRuleInput> typed,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken
    )
    {
        var known = (await plans.Started(cancellationToken)).Where(plan => page.Visitor.Can(Permission.SeeReports, plan.Place)).ToList();
        var chosen = known.Find(plan => plan.PlanId == period.Plan) ?? (period.Plan is null && known.Count == 1 ? known[0] : null);
        var rules = chosen is null ? [] : await fundingStore.Rules(chosen.PlanId, cancellationToken);
        var settlement =
            chosen is null || period.Fault is not null
                ? null
                : await settlementService.Reckon(chosen.PlanId, period.From, period.To, cancellationToken);
        var approvedSettlements = (await fundingStore.Sheets(cancellationToken))
            .Where(approvedSettlement => known.Exists(plan => plan.PlanId == approvedSettlement.PlanId))
            .ToList();
        return page.Render<SettlementPage>(
            faults.Count == 0 ? 200 : 422,
            ("Plans", known),
            ("Chosen", chosen),
            ("Period", period),
            ("Rules", typed.Count > 0 ? typed : [.. rules.Select(FundingRuleInput.Of)]),
            ("Settlement", settlement),
            ("Sheets", approvedSettlements),
            ("Faults", period.Fault is { } fault ? [fault] : faults),
            ("MayApprove", chosen is not null && page.Visitor.Can(Permission.ApproveSettlement, chosen.Place))
        );
    }

    private static async Task<IResult> SetRules(
        HttpContext http,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancellationToken) is not { } plan)
            return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var typed = FundingRuleInput.Of(form.Fields());
        var (rules, faults) = FundingRuleInput.Read(typed, plan.PlanId);
        if (faults.Count > 0)
            return await Page(page, plans, fundingStore, settlementService, period, typed, faults, cancellationToken);

        await fundingStore.SetRules(plan.PlanId, rules, clock.GetUtcNow(), page.Visitor.DisplayName, cancellationToken, place: plan.Place);
        return new SeeOtherResult(ReportUrls.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> SetFigures(
        HttpContext http,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancellationToken) is not { } plan)
            return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var place = FundingFiguresInput.PlaceOf(form.Fields());
        if (place is not null && !page.Visitor.Can(Permission.ApproveSettlement, place))
            return ConsoleResults.Forbidden(http, Permission.ApproveSettlement, place);
        var by = page.Visitor.DisplayNameFor(Permission.ApproveSettlement, place ?? plan.Place);
        var (placeFundingFigures, faults) = FundingFiguresInput.Read(form.Fields(), clock.GetUtcNow(), by);
        if (place is null || placeFundingFigures is null)
            return await Page(page, plans, fundingStore, settlementService, period, [], faults, cancellationToken);

        await fundingStore.SetFigures(period.To.Year, place.Path, placeFundingFigures, cancellationToken);
        return new SeeOtherResult(ReportUrls.SettlementOf(plan.PlanId, period.From, period.To));
    }

    private static async Task<IResult> Approve(
        HttpContext http,
        StartedPlanStore plans,
        FundingStore fundingStore,
        SettlementService settlementService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var period = SettlementPeriodInput.Of(form["plan"], form["from"], form["to"], page.Today);
        if (await Allowed(page, period.Plan, plans, cancellationToken) is not { } plan)
            return ConsoleResults.Forbidden(page, Permission.ApproveSettlement);

        var settlement = await settlementService.Reckon(plan.PlanId, period.From, period.To, cancellationToken);
        if (!settlement.CanBeApproved || settlement.Lines.Count == 0)
            return await Page(
                page,
                plans,
                fundingStore,
                settlementService,
                period,
                [],
                settlement.Faults.Count > 0 ? settlement.Faults : [SettlementReckoningText.NothingToSettle],
                cancellationToken
            );

        // Only the total that the person has seen is approved. If the ledger has changed since, the settlement is shown again.
        if (form["total"] != SettlementReckoningText.Money(settlement.Total))
            return await Page(page, plans, fundingStore, settlementService, period, [], [SettlementReckoningText.Moved], cancellationToken);

        var approvedSettlement = await fundingStore.Approve(
            plan.PlanId,
            plan.Title,
            settlement,
            clock.GetUtcNow(),
            page.Visitor.DisplayName,
            cancellationToken
        );
        return new SeeOtherResult(ReportUrls.Sheet(approvedSettlement.Id));
    }

    private static async Task<IResult> DownloadSheet(
        HttpContext http,
        string id,
        StartedPlanStore plans,
        FundingStore fundingStore,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        return await Approved(page, id, plans, fundingStore, cancellationToken) is var (approvedSettlement, settlement)
            ? Results.File(
                SettlementWorkbook.Write(approvedSettlement.Title, settlement, page.Language),
                ReportFileTypes.Workbook,
                $"资金结算 {settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}.xlsx"
            )
            : ConsoleResults.NotFound(page);
    }

    private static async Task<IResult> Download(
        HttpContext http,
        StartedPlanStore plans,
        SettlementService settlementService,
        CancellationToken cancellationToken,
        string? plan = null,
        string? from = null,
        string? to = null
    )
    {
        var page = http.Page();
        var period = SettlementPeriodInput.Of(plan, from, to, page.Today);
        var known = (await plans.Started(cancellationToken)).FirstOrDefault(known =>
            known.PlanId == period.Plan && page.Visitor.Can(Permission.SeeReports, known.Place)
        );
        return known is null || period.Fault is not null
            ? ConsoleResults.NotFound(page)
            : Results.File(
                SettlementWorkbook.Write(
                    known.Title,
                    await settlementService.Reckon(known.PlanId, period.From, period.To, cancellationToken),
                    page.Language
                ),
                ReportFileTypes.Workbook,
                $"资金结算（未审定） {period.From:yyyyMMdd}-{period.To:yyyyMMdd}.xlsx"
            );
    }

    private static async Task<(ApprovedSettlement Sheet, Settlement Settlement)?> Approved(
        PageContext page,
        string id,
        StartedPlanStore plans,
        FundingStore fundingStore,
        CancellationToken cancellationToken
    )
    {
        if (
            await fundingStore.Sheet(id, cancellationToken) is not { } approvedSettlement
            || await fundingStore.Open(id, cancellationToken) is not { } settlement
        )
            return null;
        var place = (await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == approvedSettlement.PlanId)?.Place;
        return page.Visitor.Can(Permission.SeeReports, place) ? (approvedSettlement, settlement) : null;
    }

    private static async Task<StartedPlan?> Allowed(
        PageContext page,
        string? planId,
        StartedPlanStore plans,
        CancellationToken cancellationToken
    ) =>
        (await plans.Started(cancellationToken)).FirstOrDefault(plan =>
            plan.PlanId == planId && page.Visitor.Can(Permission.ApproveSettlement, plan.Place)
        );
}
