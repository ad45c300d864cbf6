using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Endpoints of leads: the list, the report form for a phone, and each lead with its history and possible acts.</summary>
internal static class LeadEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<LeadPageHandler>();
        services.AddMenuEntry(70, PageUrls.Leads, new("线索", "Leads"), Permission.SeeLedger);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeLedger);
        seeing.MapLazyGet(
            PageUrls.Leads,
            (
                HttpContext http,
                LeadPageHandler handler,
                CancellationToken cancellationToken,
                string? state = null,
                string? overdue = null,
                string? place = null
            ) => handler.List(http.Page(), LeadFilter.Read(state, overdue, place), cancellationToken)
        );
        seeing
            .MapLazyGet(
                PageUrls.Leads + "/{id}",
                (string id, HttpContext http, LeadPageHandler handler, CancellationToken cancellationToken, string? said = null) =>
                    handler.With(http, id, lead => handler.Show(http.Page(), lead, said, null, cancellationToken), cancellationToken)
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Lead);
        seeing
            .MapLazyGet(
                PageUrls.Leads + "/{id}/photos/{hash}",
                (string id, string hash, HttpContext http, LeadPageHandler handler, CancellationToken cancellationToken) =>
                    handler.With(http, id, lead => handler.Photo(http, lead, hash, cancellationToken), cancellationToken)
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Lead);
        foreach (var leadTransition in LeadTransitions.All)
        {
            seeing
                .MapLazyPost(
                    $"{PageUrls.Leads}/{{id}}/{leadTransition.Name}",
                    (string id, HttpContext http, LeadPageHandler handler, CancellationToken cancellationToken) =>
                        handler.With(http, id, lead => handler.Act(http, lead, leadTransition, cancellationToken), cancellationToken)
                )
                .RequirePermission(LeadAuthorization.Deed(leadTransition), ResourceKind.Lead);
        }

        var reporting = app.MapConsoleGroup(Permission.Patrol);
        reporting.MapLazyGet(
            PageUrls.NewLead,
            (HttpContext http, LeadPageHandler handler, CancellationToken cancellationToken, string? place = null) =>
                handler.New(http.Page(), place, cancellationToken)
        );
        reporting.MapLazyPost(
            PageUrls.NewLead,
            (HttpContext http, LeadPageHandler handler, CancellationToken cancellationToken) => handler.Report(http, cancellationToken)
        );
    }
}
