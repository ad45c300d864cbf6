using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Endpoints of the lists of those who are paid by name: projects, new land, growers, households and their samples.</summary>
internal static class FundingListEndpoints
{
    public static void Add(IServiceCollection services) => services.AddScoped<FundingListPageHandler>();

    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(
            ReportUrls.FundingLists,
            (HttpContext http, FundingListPageHandler handler, CancellationToken cancellationToken) => handler.Show(http, cancellationToken)
        );
        reports.MapLazyGet(
            ReportUrls.FundingLists + ".xlsx",
            (HttpContext http, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                handler.Download(http, cancellationToken)
        );
        reports.MapLazyGet(ReportUrls.FundingLists + "/template", (HttpContext http) => FundingListPageHandler.Template(http));
        reports
            .MapLazyPost(
                ReportUrls.FundingLists,
                (HttpContext http, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Upload(http, cancellationToken)
            )
            .RequirePermission(Permission.KeepFundingList);
        reports
            .MapLazyPost(
                ReportUrls.FundingLists + "/check",
                (HttpContext http, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Check(http, cancellationToken)
            )
            .RequirePermission(Permission.RecordCheck);
        reports
            .MapLazyPost(
                ReportUrls.FundingLists + "/samples",
                (HttpContext http, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Draw(http, cancellationToken)
            )
            .RequirePermission(Permission.RecordCheck);
        reports.MapLazyGet(
            ReportUrls.FundingLists + "/samples/{id}",
            (HttpContext http, string id, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                handler.Sample(http, id, cancellationToken)
        );
        reports.MapLazyGet(
            ReportUrls.FundingLists + "/samples/{id}.xlsx",
            (HttpContext http, string id, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                handler.DownloadSample(http, id, cancellationToken)
        );
        reports
            .MapLazyPost(
                ReportUrls.FundingLists + "/samples/{id}",
                (HttpContext http, string id, FundingListPageHandler handler, CancellationToken cancellationToken) =>
                    handler.CheckSample(http, id, cancellationToken)
            )
            .RequirePermission(Permission.RecordCheck);
    }
}
