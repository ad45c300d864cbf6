using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Patrols: which are due, what was seen, how often each place is patrolled.</summary>
internal static class PatrolEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Permission.SeeLedger);
        seeing.MapRead(PageUrls.Patrols, (HttpContext http, PatrolPageHandler room, CancellationToken cancel, string? said = null) => room.Show(http.Page(), said, cancel));
        seeing.MapRead(PageUrls.Patrols + "/photos/{hash}", (string hash, HttpContext http, PatrolPageHandler room, CancellationToken cancel) => room.Photo(http, hash, cancel));
        app.MapConsole(Permission.Patrol).MapAct(PageUrls.PatrolLog, (HttpContext http, PatrolPageHandler room, CancellationToken cancel) => room.Log(http, cancel));
        var planning = app.MapConsole(Permission.HandleLead);
        planning.MapAct(PageUrls.PatrolPlan, (HttpContext http, PatrolPageHandler room, CancellationToken cancel) => room.Plan(http, cancel));
        planning.MapAct(PageUrls.PatrolUnplan, (HttpContext http, PatrolPageHandler room, CancellationToken cancel) => room.Unplan(http, cancel));
    }
}
