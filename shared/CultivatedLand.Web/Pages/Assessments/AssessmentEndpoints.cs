using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Assessments;

/// <summary>Endpoints of assessments (考核) and of sanctions.</summary>
internal static class AssessmentEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<AssessmentPageHandler>();
        services.AddScoped<SanctionPageHandler>();
    }

    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.Assessments,
            (HttpContext http, AssessmentPageHandler handler, CancellationToken cancellationToken) => handler.List(http, cancellationToken)
        );
        reports
            .MapLazyPost(
                ReportUrls.Assessments,
                (HttpContext http, AssessmentPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Begin(http, cancellationToken)
            )
            .RequirePermission(Permission.Assess);
        reports
            .MapLazyGet(
                ReportUrls.Assessments + "/{id}",
                (string id, HttpContext http, AssessmentPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Show(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeReports, ResourceKind.Assessment);
        reports
            .MapLazyGet(
                ReportUrls.Assessments + "/{id}.xlsx",
                (string id, HttpContext http, AssessmentPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Workbook(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeReports, ResourceKind.Assessment);
        foreach (var act in AssessmentPageHandler.Acts)
            reports
                .MapLazyPost(
                    $"{ReportUrls.Assessments}/{{id}}/{act}",
                    (string id, HttpContext http, AssessmentPageHandler handler, CancellationToken cancellationToken) =>
                        handler.Act(http, id, act, cancellationToken)
                )
                .RequirePermission(Permission.Assess, ResourceKind.Assessment);

        reports.MapLazyGet(
            ReportUrls.Sanctions,
            (HttpContext http, SanctionPageHandler handler, CancellationToken cancellationToken) => handler.List(http, cancellationToken)
        );
        reports
            .MapLazyPost(
                ReportUrls.Sanctions,
                (HttpContext http, SanctionPageHandler handler, CancellationToken cancellationToken) => handler.Put(http, cancellationToken)
            )
            .RequirePermission(Permission.Assess);
        reports
            .MapLazyPost(
                ReportUrls.Sanctions + "/{id}/lift",
                (string id, HttpContext http, SanctionPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Lift(http, id, cancellationToken)
            )
            .RequirePermission(Permission.Assess, ResourceKind.Sanction);
    }
}
