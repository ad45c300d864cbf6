using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Bodies;

/// <summary>Endpoints of bodies: the list, one body with its seats, and the forms that make, change, fill and remove one.</summary>
internal static class BodyEndpoints
{
    public static void Add(IServiceCollection services) => services.AddScoped<BodyPageHandler>();

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeDirectory);
        seeing.MapLazyGet(
            PageUrls.Bodies,
            (HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) => handler.List(http, cancellationToken)
        );
        seeing
            .MapLazyGet(
                PageUrls.Bodies + "/{id}",
                (string id, HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Show(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeDirectory, ResourceKind.Body);
        var editing = app.MapConsoleGroup(Permission.EditDirectory);
        editing.MapLazyPost(
            PageUrls.Bodies,
            (HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) => handler.Make(http, cancellationToken)
        );
        editing
            .MapLazyPost(
                PageUrls.Bodies + "/{id}/change",
                (string id, HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Change(http, id, cancellationToken)
            )
            .RequirePermission(Permission.EditDirectory, ResourceKind.Body);
        editing
            .MapLazyPost(
                PageUrls.Bodies + "/{id}/fill",
                (string id, HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Fill(http, id, cancellationToken)
            )
            .RequirePermission(Permission.EditDirectory, ResourceKind.Body);
        editing
            .MapLazyPost(
                PageUrls.Bodies + "/{id}/remove",
                (string id, HttpContext http, BodyPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Remove(http, id, cancellationToken)
            )
            .RequirePermission(Permission.EditDirectory, ResourceKind.Body);
    }
}
