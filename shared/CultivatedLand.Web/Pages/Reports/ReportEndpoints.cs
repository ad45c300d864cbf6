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

/// <summary>What a supervisor asks for beyond the ledger: bulletins and meetings, money, the five indicators, checks on the ground, interviews.</summary>
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
