using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Leads: the list, the report form for a phone, and each with its history and what may be done.</summary>
internal static class LeadEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Permission.SeeLedger);
        seeing.MapRead(PageUrls.Leads, (HttpContext http, LeadPageHandler room, CancellationToken cancel, string? state = null, string? overdue = null, string? place = null) =>
            room.List(http.Page(), LeadFilter.Read(state, overdue, place), cancel));
        seeing.MapRead(PageUrls.Leads + "/{id}", (string id, HttpContext http, LeadPageHandler room, CancellationToken cancel, string? said = null) =>
            room.With(http, id, lead => room.Show(http.Page(), lead, said, null, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Lead);
        seeing.MapRead(PageUrls.Leads + "/{id}/photos/{hash}", (string id, string hash, HttpContext http, LeadPageHandler room, CancellationToken cancel) =>
            room.With(http, id, lead => room.Photo(http, lead, hash, cancel), cancel)).For(Permission.SeeLedger, ResourceKind.Lead);
        foreach (var move in LeadTransitions.All)
        {
            seeing.MapAct($"{PageUrls.Leads}/{{id}}/{move.Name}", (string id, HttpContext http, LeadPageHandler room, CancellationToken cancel) =>
                room.With(http, id, lead => room.Act(http, lead, move, cancel), cancel)).For(LeadAuthorization.Deed(move), ResourceKind.Lead);
        }

        var reporting = app.MapConsole(Permission.Patrol);
        reporting.MapRead(PageUrls.NewLead, (HttpContext http, LeadPageHandler room, CancellationToken cancel, string? place = null) => room.New(http.Page(), place, cancel));
        reporting.MapAct(PageUrls.NewLead, (HttpContext http, LeadPageHandler room, CancellationToken cancel) => room.Report(http, cancel));
    }
}
