using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>
/// Endpoint of the list of reports that a supervisor needs beyond the ledger: bulletins and meetings, settlement, the five indicators,
/// samples, interviews. Each of them maps its own pages.
/// </summary>
internal static class ReportEndpoints
{
    public static void Add(IServiceCollection services) =>
        services.AddMenuEntry(90, ReportUrls.Home, new("报表", "Reports"), Permission.SeeReports);

    public static void Map(RouteGroupBuilder reports) =>
        reports.MapLazyGet(ReportUrls.Home, (HttpContext http) => http.Page().Render<ReportIndexPage>());
}
