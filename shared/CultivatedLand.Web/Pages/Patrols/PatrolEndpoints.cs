using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Endpoints of patrols: due ones, the log, and the frequency for each place.</summary>
internal static class PatrolEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<PatrolPageHandler>();
        services.AddMenuEntry(80, PageUrls.Patrols, new("巡查", "Patrols"), Permission.SeeLedger);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeLedger);
        seeing.MapLazyGet(
            PageUrls.Patrols,
            (HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken, string? said = null) =>
                handler.Show(http.Page(), said, cancellationToken)
        );
        seeing.MapLazyGet(
            PageUrls.PatrolWorkbook,
            (HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken, string? month = null) =>
                handler.Download(http.Page(), month, cancellationToken)
        );
        seeing.MapLazyGet(
            PageUrls.Patrols + "/photos/{hash}",
            (string hash, HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken) =>
                handler.Photo(http, hash, cancellationToken)
        );
        app.MapConsoleGroup(Permission.Patrol)
            .MapLazyPost(
                PageUrls.PatrolLog,
                (HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken) => handler.Log(http, cancellationToken)
            );
        var planning = app.MapConsoleGroup(Permission.HandleLead);
        planning.MapLazyPost(
            PageUrls.PatrolPlan,
            (HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken) => handler.Plan(http, cancellationToken)
        );
        planning.MapLazyPost(
            PageUrls.PatrolUnplan,
            (HttpContext http, PatrolPageHandler handler, CancellationToken cancellationToken) => handler.Unplan(http, cancellationToken)
        );
    }
}
