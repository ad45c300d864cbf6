using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Handler of the pages about approved settlements and their payments, resolved per request.</summary>
internal sealed class PaymentPageHandler(
    StartedPlanStore plans,
    FundingStore funding,
    PaymentService payments,
    SettlementService settlements,
    TimeProvider clock
)
{
    public async Task<IResult> List(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return page.Render<OpenPaymentsPage>(200, ("Open", await Open(page, cancellationToken)));
    }

    public async Task<IResult> Download(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return Results.File(
            PaymentWorkbook.Write(page.Say("已审定未付", "Approved and unpaid"), await Open(page, cancellationToken), page.Language),
            ReportFileTypes.Workbook,
            $"已审定未付 {page.Today:yyyyMMdd}.xlsx"
        );
    }

    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        return await Find(page, id, cancellationToken) is var (sheet, place)
            ? await Show(page, sheet, place, PaymentInput.Empty, "", [], 200, cancellationToken)
            : ConsoleResults.NotFound(page);
    }

    /// <summary>Does an act of the finance office.</summary>
    public async Task<IResult> Act(HttpContext http, string id, string act, int? number, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Find(page, id, cancellationToken) is not var (sheet, place))
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.RecordPayment, place))
            return ConsoleResults.Forbidden(http, Permission.RecordPayment, place!);
        var typed = new PaymentInput(await http.Request.ReadFields(cancellationToken));
        var form = number is null ? act : $"{act}-{number}";
        var (command, faults) = typed.Read(
            act,
            number,
            page.Visitor.DisplayNameFor(Permission.RecordPayment, place),
            page.Visitor.Account,
            typed.Once
        );
        if (command is null)
            return await Show(page, sheet, place, typed, form, faults, 422, cancellationToken);
        return await payments.Do(sheet, command, cancellationToken) switch
        {
            null => ConsoleResults.NotFound(page),
            PaymentOutcome.Refused refused => await Show(
                page,
                sheet,
                place,
                typed,
                form,
                refused.Faults,
                refused.Code == PaymentRefusal.Faulty ? 422 : 409,
                cancellationToken
            ),
            _ => new SeeOtherResult($"{ReportUrls.Sheet(sheet.Id)}#payments"),
        };
    }

    /// <summary>Approves the settlement of today in the place of an approved one.</summary>
    public async Task<IResult> Replace(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Find(page, id, cancellationToken) is not var (sheet, place))
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.ApproveSettlement, place))
            return ConsoleResults.Forbidden(http, Permission.ApproveSettlement, place!);
        var typed = new PaymentInput(await http.Request.ReadFields(cancellationToken));
        var (next, fault) = await settlements.Replace(
            sheet,
            typed["total"],
            typed[PaymentFields.Reason],
            clock.GetUtcNow(),
            page.Visitor.DisplayNameFor(Permission.ApproveSettlement, place),
            cancellationToken
        );
        return fault is null
            ? new SeeOtherResult(ReportUrls.Sheet(next!.Id))
            : await Show(page, sheet, place, typed, "replace", [fault], 422, cancellationToken);
    }

    private async Task<IResult> Show(
        PageContext page,
        ApprovedSettlement sheet,
        Place? place,
        PaymentInput typed,
        string act,
        EquatableArray<PaymentFault> faults,
        int status,
        CancellationToken cancellationToken
    )
    {
        if (
            await funding.Open(sheet.Id, cancellationToken) is not { } settlement
            || await payments.Balance(sheet, cancellationToken) is not { } balance
        )
            return ConsoleResults.NotFound(page);
        var latest = await funding.Latest(sheet, cancellationToken);
        var mayReplace = latest == sheet && page.Visitor.Can(Permission.ApproveSettlement, place);
        return page.Render<ApprovedSettlementPage>(
            status,
            ("Sheet", sheet),
            ("Settlement", settlement),
            ("Balance", balance),
            ("Latest", latest),
            ("MayPay", latest == sheet && page.Visitor.Can(Permission.RecordPayment, place)),
            ("Now", mayReplace ? await settlements.Reckon(sheet.PlanId, sheet.From, sheet.To, cancellationToken) : null),
            ("Typed", typed),
            ("Act", act),
            ("Faults", faults)
        );
    }

    private async Task<IReadOnlyList<OpenSheet>> Open(PageContext page, CancellationToken cancellationToken)
    {
        var seen = (await plans.Started(cancellationToken))
            .Where(plan => page.Visitor.Can(Permission.SeeReports, plan.Place))
            .Select(plan => plan.PlanId)
            .ToHashSet(StringComparer.Ordinal);
        return await payments.Open(sheet => seen.Contains(sheet.PlanId), cancellationToken);
    }

    private async Task<(ApprovedSettlement Sheet, Place? Place)?> Find(PageContext page, string id, CancellationToken cancellationToken)
    {
        if (await funding.Sheet(id, cancellationToken) is not { } sheet)
            return null;
        var place = (await plans.Started(cancellationToken)).FirstOrDefault(plan => plan.PlanId == sheet.PlanId)?.Place;
        return page.Visitor.Can(Permission.SeeReports, place) ? (sheet, place) : null;
    }
}
