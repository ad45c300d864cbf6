using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Home;

/// <summary>Endpoints of the home page. A user who has signed in is sent on to what waits for them.</summary>
internal static class HomeEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapLazyGet(
                PageUrls.Home,
                (HttpContext http, WebOptions settings, TimeProvider clock) =>
                    http.SignedInUser() is { Account: not null }
                        ? Results.Redirect(PageUrls.ToDo)
                        : PublicPages.Render<HomePage>(
                            http,
                            StatusCodes.Status200OK,
                            (nameof(HomePage.IsVirtualTime), settings.IsVirtualTime),
                            (nameof(HomePage.Now), clock.GetUtcNow())
                        )
            )
            .AllowAnonymousAccessWithUser();
}
