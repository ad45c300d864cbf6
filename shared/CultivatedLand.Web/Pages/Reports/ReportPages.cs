using CultivatedLand.Casework.Accounts;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>What a supervisor asks for beyond the ledger: bulletins and meetings, money, the five indicators, checks on the ground, interviews.</summary>
internal static class ReportPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var reports = app.MapConsole(Deed.SeeReports);
        reports.MapRead(ReportSite.Home, (HttpContext http) => http.Page().Render<ReportHome>());
        RhythmPages.Map(reports);
        SettlementPages.Map(reports);
        TargetPages.Map(reports);
        SamplePages.Map(reports);
        InterviewPages.Map(reports);
    }
}
