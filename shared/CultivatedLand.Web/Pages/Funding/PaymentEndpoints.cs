using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Endpoints of an approved settlement and its payments (兑付): what is approved, paid and open, and the acts of the finance office.</summary>
internal static class PaymentEndpoints
{
    public static void Add(IServiceCollection services) => services.AddScoped<PaymentPageHandler>();

    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Payments,
            (HttpContext http, PaymentPageHandler handler, CancellationToken cancellationToken) => handler.List(http, cancellationToken)
        );
        reports.MapLazyGet(
            ReportUrls.Payments + ".xlsx",
            (HttpContext http, PaymentPageHandler handler, CancellationToken cancellationToken) => handler.Download(http, cancellationToken)
        );
        reports.MapLazyGet(
            ReportUrls.Settlement + "/{id}",
            (HttpContext http, string id, PaymentPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, id, cancellationToken)
        );
        reports
            .MapLazyPost(
                ReportUrls.Settlement + "/{id}/replace",
                (HttpContext http, string id, PaymentPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Replace(http, id, cancellationToken)
            )
            .RequirePermission(Permission.ApproveSettlement);
        reports
            .MapLazyPost(
                ReportUrls.Settlement + "/{id}/pay",
                (HttpContext http, string id, PaymentPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Act(http, id, "pay", null, cancellationToken)
            )
            .RequirePermission(Permission.RecordPayment);
        foreach (var act in (string[])["correct", "take-back"])
            reports
                .MapLazyPost(
                    $"{ReportUrls.Settlement}/{{id}}/payments/{{number:int}}/{act}",
                    (HttpContext http, string id, int number, PaymentPageHandler handler, CancellationToken cancellationToken) =>
                        handler.Act(http, id, act, number, cancellationToken)
                )
                .RequirePermission(Permission.RecordPayment);
    }
}
