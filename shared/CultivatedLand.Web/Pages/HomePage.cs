using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages;

internal static class HomePage
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapRead("/", (SurfaceSettings settings, TimeProvider clock) => new RazorComponentResult<HomeSheet>(new Dictionary<string, object?>
        {
            [nameof(HomeSheet.Language)] = settings.Language,
            [nameof(HomeSheet.IsVirtualTime)] = settings.IsVirtualTime,
            [nameof(HomeSheet.Now)] = clock.GetUtcNow(),
        }));
}
