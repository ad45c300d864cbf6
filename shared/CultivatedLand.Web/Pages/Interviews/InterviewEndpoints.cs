using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Interviews;

/// <summary>Endpoints of interviews (约谈): the office called to account, the reason, and the state of the follow-up.</summary>
internal static class InterviewEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<InterviewPageHandler>();
    }

    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapLazyGet(ReportUrls.Interviews, List);
        reports.MapLazyGet(
            ReportUrls.Interviews + "/{id}",
            (HttpContext http, string id, InterviewPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, id, cancellationToken)
        );
        reports
            .MapLazyPost(
                ReportUrls.Interviews + "/{id}/release",
                (HttpContext http, string id, InterviewPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Release(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Interview);
        reports
            .MapLazyPost(
                ReportUrls.Interviews + "/{id}/hold",
                (HttpContext http, string id, InterviewPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Hold(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Interview);
        reports
            .MapLazyPost(
                ReportUrls.Interviews + "/{id}/cancel",
                (HttpContext http, string id, InterviewPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Cancel(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Interview);
    }

    private static async Task<IResult> List(
        HttpContext http,
        InterviewStore interviewStore,
        InterviewService service,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        var shown = new List<InterviewModel>();
        foreach (
            var interview in (await interviewStore.All(cancellationToken)).Where(interview =>
                page.Visitor.Can(Permission.SeeReports, interview.Place)
            )
        )
            shown.Add(await InterviewModel.Of(interview, service, cancellationToken));
        return page.Render<InterviewListPage>(200, ("Interviews", shown), ("Settings", await interviewStore.Settings(cancellationToken)));
    }
}
