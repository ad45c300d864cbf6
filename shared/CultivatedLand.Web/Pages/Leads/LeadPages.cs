using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Leads: the list, the report form for a phone, and each with its history and what may be done.</summary>
internal static class LeadPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsole(Deed.SeeLedger);
        seeing.MapRead(Site.Leads, (HttpContext http, LeadRoom room, CancellationToken cancel, string? state = null, string? overdue = null, string? place = null) =>
            room.List(http.Page(), LeadFilter.Read(state, overdue, place), cancel));
        seeing.MapRead(Site.Leads + "/{id}", (string id, HttpContext http, LeadRoom room, CancellationToken cancel, string? said = null) =>
            room.With(http, id, lead => room.Show(http.Page(), lead, said, null, cancel), cancel)).For(Deed.SeeLedger, Subject.Lead);
        seeing.MapRead(Site.Leads + "/{id}/photos/{hash}", (string id, string hash, HttpContext http, LeadRoom room, CancellationToken cancel) =>
            room.With(http, id, lead => room.Photo(http, lead, hash, cancel), cancel)).For(Deed.SeeLedger, Subject.Lead);
        foreach (var move in LeadMoves.All)
        {
            seeing.MapAct($"{Site.Leads}/{{id}}/{move.Name}", (string id, HttpContext http, LeadRoom room, CancellationToken cancel) =>
                room.With(http, id, lead => room.Act(http, lead, move, cancel), cancel)).For(LeadAccess.Deed(move), Subject.Lead);
        }

        var reporting = app.MapConsole(Deed.Patrol);
        reporting.MapRead(Site.NewLead, (HttpContext http, LeadRoom room, CancellationToken cancel, string? place = null) => room.New(http.Page(), place, cancel));
        reporting.MapAct(Site.NewLead, (HttpContext http, LeadRoom room, CancellationToken cancel) => room.Report(http, cancel));
    }
}
