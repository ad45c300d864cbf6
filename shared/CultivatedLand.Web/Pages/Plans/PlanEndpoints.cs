using CultivatedLand.Application.Authorization;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>The room of plans: sending them in, checking and correcting what was read, starting them.</summary>
internal static class PlanEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsole(Permission.UploadPlan);
        pages.MapRead(PageUrls.Plans, (HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.List(http.Page(), [], cancel));
        pages.MapRead(PageUrls.PlanTemplate, () => Results.File(PlanTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx"));
        pages.MapRead(PageUrls.Plans + "/{hash}", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.Show(http, hash, cancel)).For(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapRead(PageUrls.Plans + "/{hash}/original", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.Original(http.Page(), hash, cancel)).For(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapAct(PageUrls.Plans, (HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.Receive(http, cancel));
        pages.MapAct(PageUrls.Plans + "/{hash}/correct", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.Correct(http, hash, cancel)).For(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapAct(PageUrls.Plans + "/{hash}/policy", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.SetPolicy(http, hash, cancel)).For(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapAct(PageUrls.Plans + "/{hash}/people", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.AddPerson(http, hash, cancel)).For(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapAct(PageUrls.Plans + "/{hash}/start", (string hash, HttpContext http, PlanPageHandler room, CancellationToken cancel) => room.Start(http, hash, cancel)).For(Permission.StartPlan, ResourceKind.Plan);
    }
}
