using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages;

/// <summary>The front door; whoever has signed in is led on to the ledger.</summary>
internal static class HomePage
{
    public static void Map(IEndpointRouteBuilder app) => app.MapRead(Site.Home, async (HttpContext http, Visitors visitors, SurfaceSettings settings, TimeProvider clock) =>
        await visitors.Of(http) is { Account: not null }
            ? Results.Redirect(Site.Ledger)
            : Doors.Render<HomeSheet>(http, StatusCodes.Status200OK, (nameof(HomeSheet.IsVirtualTime), settings.IsVirtualTime), (nameof(HomeSheet.Now), clock.GetUtcNow())));
}
