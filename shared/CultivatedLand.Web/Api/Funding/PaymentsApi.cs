using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;
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

/// <summary>API of payments (兑付): what is approved and unpaid, and what the finance office has paid of an approved settlement.</summary>
internal static class PaymentsApi
{
    private const string Sheet = "/settlement/sheets/{id}/payments";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/settlement/open", Open).RequirePermission(Permission.SeeReports).Answers<OpenSheetsView>();
        api.MapLazyGet("/settlement/open.xlsx", Download).RequirePermission(Permission.SeeReports).AnswersWorkbook();
        api.MapLazyGet(Sheet, Show).RequirePermission(Permission.SeeReports).Answers<BalanceView>(404);
        api.MapLazyPost(
                Sheet,
                (
                    HttpContext http,
                    string id,
                    PaymentBody body,
                    StartedPlanStore plans,
                    FundingStore funding,
                    PaymentService payments,
                    CancellationToken cancellationToken
                ) => Do(http, id, "pay", null, body, plans, funding, payments, cancellationToken)
            )
            .RequirePermission(Permission.RecordPayment)
            .RunsAgain()
            .Answers<BalanceView>(404, 409, 422);
        api.MapLazyPost(
                Sheet + "/{number:int}/correct",
                (
                    HttpContext http,
                    string id,
                    int number,
                    PaymentCorrectBody body,
                    StartedPlanStore plans,
                    FundingStore funding,
                    PaymentService payments,
                    CancellationToken cancellationToken
                ) => Do(http, id, "correct", number, body, plans, funding, payments, cancellationToken)
            )
            .RequirePermission(Permission.RecordPayment)
            .RunsAgain()
            .Answers<BalanceView>(404, 409, 422);
        api.MapLazyPost(
                Sheet + "/{number:int}/take-back",
                (
                    HttpContext http,
                    string id,
                    int number,
                    PaymentTakeBackBody body,
                    StartedPlanStore plans,
                    FundingStore funding,
                    PaymentService payments,
                    CancellationToken cancellationToken
                ) => Do(http, id, "take-back", number, body, plans, funding, payments, cancellationToken)
            )
            .RequirePermission(Permission.RecordPayment)
            .RunsAgain()
            .Answers<BalanceView>(404, 409, 422);
    }

    private static async Task<IResult> Open(
        HttpContext http,
        StartedPlanStore plans,
        PaymentService payments,
        CancellationToken cancellationToken
    ) => Results.Ok(OpenSheetsView.Of(await OpenSheets(http, plans, payments, cancellationToken)));

    private static async Task<IResult> Download(
        HttpContext http,
        StartedPlanStore plans,
        PaymentService payments,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        ApiResults.File(
            PaymentWorkbook.Write(
                new LocalizedText("已审定未付", "Approved and unpaid").In(RequestLanguage.Of(http)),
                await OpenSheets(http, plans, payments, cancellationToken),
                RequestLanguage.Of(http)
            ),
            $"已审定未付 {ChinaTime.DateOf(clock.GetUtcNow()):yyyyMMdd}.xlsx"
        );

    private static async Task<IResult> Show(
        HttpContext http,
        string id,
        StartedPlanStore plans,
        FundingStore funding,
        PaymentService payments,
        CancellationToken cancellationToken
    ) =>
        await funding.Sheet(id, cancellationToken) is { } sheet
        && await ApiResults.Plan(http, sheet.PlanId, Permission.SeeReports, plans, cancellationToken) is not null
        && await payments.Balance(sheet, cancellationToken) is { } balance
            ? Results.Ok(BalanceView.Of(sheet, balance))
            : ProblemResults.NotFound("结算单");

    private static async Task<IResult> Do(
        HttpContext http,
        string id,
        string act,
        int? number,
        PaymentTakeBackBody body,
        StartedPlanStore plans,
        FundingStore funding,
        PaymentService payments,
        CancellationToken cancellationToken
    )
    {
        if (
            await funding.Sheet(id, cancellationToken) is not { } sheet
            || await ApiResults.Plan(http, sheet.PlanId, Permission.RecordPayment, plans, cancellationToken) is not { } known
        )
            return ProblemResults.NotFound("结算单");
        var (command, faults) = new PaymentInput(body.Fields()).Read(
            act,
            number,
            ActorNames.By(http, Permission.RecordPayment, known.Place, body.By),
            http.Visitor().Account,
            http.WriteKey()
        );
        if (command is null)
            return Refused(new PaymentOutcome.Refused(PaymentRefusal.Faulty, faults));
        return await payments.Do(sheet, command, cancellationToken) switch
        {
            PaymentOutcome.Refused refused => Refused(refused),
            PaymentOutcome.Done => Results.Ok(BalanceView.Of(sheet, (await payments.Balance(sheet, cancellationToken))!)),
            _ => ProblemResults.NotFound("结算单"),
        };
    }

    /// <summary>Names each fault with its field.</summary>
    private static IResult Refused(PaymentOutcome.Refused refused) =>
        ProblemResults.Of(
            refused.Code switch
            {
                PaymentRefusal.Faulty => StatusCodes.Status422UnprocessableEntity,
                PaymentRefusal.NoSuchPayment => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status409Conflict,
            },
            refused.Faults[0].Sentence,
            refused.Code switch
            {
                PaymentRefusal.Faulty => "unusable",
                PaymentRefusal.Superseded => "superseded",
                PaymentRefusal.NoSuchPayment => "no-such-payment",
                _ => "not-now",
            },
            new
            {
                faults = refused
                    .Faults.Select(fault => new
                    {
                        fault.Field,
                        fault.Sentence.Chinese,
                        fault.Sentence.English,
                    })
                    .ToArray(),
            }
        );

    private static async Task<IReadOnlyList<OpenSheet>> OpenSheets(
        HttpContext http,
        StartedPlanStore plans,
        PaymentService payments,
        CancellationToken cancellationToken
    )
    {
        var seen = (await plans.Started(cancellationToken))
            .Where(plan => http.Visitor().Can(Permission.SeeReports, plan.Place))
            .Select(plan => plan.PlanId)
            .ToHashSet(StringComparer.Ordinal);
        return await payments.Open(sheet => seen.Contains(sheet.PlanId), cancellationToken);
    }
}
