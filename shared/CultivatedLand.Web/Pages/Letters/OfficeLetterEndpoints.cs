using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Letters;

/// <summary>Endpoints of letters that an office writes from its records: the list, one letter, its file, and its steps.</summary>
internal static class OfficeLetterEndpoints
{
    public static void Add(IServiceCollection services) => services.AddScoped<OfficeLetterPageHandler>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapConsoleGroup(Permission.SeeMail)
            .MapLazyGet(
                PageUrls.Letters,
                (HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                    handler.List(http, cancellationToken)
            );
        app.MapConsoleGroup(Permission.SendMail)
            .MapLazyPost(
                PageUrls.Letters,
                (HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Draft(http, cancellationToken)
            );
        var one = app.MapConsoleGroup(Permission.SeeMail);
        one.MapLazyGet(
                PageUrls.Letters + "/{id}",
                (string id, HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Show(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Letter);
        one.MapLazyGet(
                PageUrls.Letters + "/{id}.docx",
                (string id, HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                    handler.File(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Letter);
        one.MapLazyGet(
                PageUrls.Letters + "/{id}/scan",
                (string id, HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Scan(http, id, cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Letter);
        foreach (var act in OfficeLetterPageHandler.Acts)
            app.MapConsoleGroup(Permission.SendMail)
                .MapLazyPost(
                    $"{PageUrls.Letters}/{{id}}/{act}",
                    (string id, HttpContext http, OfficeLetterPageHandler handler, CancellationToken cancellationToken) =>
                        handler.Act(http, id, act, cancellationToken)
                )
                .RequirePermission(Permission.SendMail, ResourceKind.Letter);
    }
}
