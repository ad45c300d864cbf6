using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Bulletins;
using CultivatedLand.Web.Pages.Funding;
using CultivatedLand.Web.Pages.Indicators;
using CultivatedLand.Web.Pages.Interviews;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Samples;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>
/// Endpoints of the reports that a supervisor needs beyond the ledger: bulletins and meetings, settlement, the five indicators, samples,
/// interviews.
/// </summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var reports = app.MapConsoleGroup(Permission.SeeReports);
        reports.MapLazyGet(ReportUrls.Home, (HttpContext http) => http.Page().Render<ReportIndexPage>());
        BulletinEndpoints.Map(reports);
        SettlementEndpoints.Map(reports);
        IndicatorEndpoints.Map(reports);
        SampleEndpoints.Map(reports);
        InterviewEndpoints.Map(reports);
    }
}
