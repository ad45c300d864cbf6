using CultivatedLand.Casework.Accounts;
using CultivatedLand.Documents;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>The room of plans: sending them in, checking and correcting what was read, starting them.</summary>
internal static class PlanPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsole(Deed.UploadPlan);
        pages.MapRead(Site.Plans, (HttpContext http, PlanRoom room, CancellationToken cancel) => room.List(http.Page(), [], cancel));
        pages.MapRead(Site.PlanTemplate, () => Results.File(PlanTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx"));
        pages.MapRead(Site.Plans + "/{hash}", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.Show(http, hash, cancel)).For(Deed.UploadPlan, Subject.Plan);
        pages.MapRead(Site.Plans + "/{hash}/original", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.Original(http.Page(), hash, cancel)).For(Deed.UploadPlan, Subject.Plan);
        pages.MapAct(Site.Plans, (HttpContext http, PlanRoom room, CancellationToken cancel) => room.Receive(http, cancel));
        pages.MapAct(Site.Plans + "/{hash}/correct", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.Correct(http, hash, cancel)).For(Deed.UploadPlan, Subject.Plan);
        pages.MapAct(Site.Plans + "/{hash}/policy", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.SetPolicy(http, hash, cancel)).For(Deed.UploadPlan, Subject.Plan);
        pages.MapAct(Site.Plans + "/{hash}/people", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.AddPerson(http, hash, cancel)).For(Deed.UploadPlan, Subject.Plan);
        pages.MapAct(Site.Plans + "/{hash}/start", (string hash, HttpContext http, PlanRoom room, CancellationToken cancel) => room.Start(http, hash, cancel)).For(Deed.StartPlan, Subject.Plan);
    }
}
