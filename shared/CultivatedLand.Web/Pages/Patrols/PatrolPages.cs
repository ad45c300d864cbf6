using CultivatedLand.Casework.Accounts;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Patrols: which are due, what was seen, how often each place is patrolled.</summary>
internal static class PatrolPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Deed.SeeLedger);
        seeing.MapRead(Site.Patrols, (HttpContext http, PatrolRoom room, CancellationToken cancel, string? said = null) => room.Show(http.Page(), said, cancel));
        seeing.MapRead(Site.Patrols + "/photos/{hash}", (string hash, HttpContext http, PatrolRoom room, CancellationToken cancel) => room.Photo(http, hash, cancel));
        app.MapConsole(Deed.Patrol).MapAct(Site.PatrolLog, (HttpContext http, PatrolRoom room, CancellationToken cancel) => room.Log(http, cancel));
        var planning = app.MapConsole(Deed.HandleLead);
        planning.MapAct(Site.PatrolPlan, (HttpContext http, PatrolRoom room, CancellationToken cancel) => room.Plan(http, cancel));
        planning.MapAct(Site.PatrolUnplan, (HttpContext http, PatrolRoom room, CancellationToken cancel) => room.Unplan(http, cancel));
    }
}
