using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Access;

/// <summary>Judges every request to a page or an endpoint by who makes it, what it needs, and the place that it is about. What is denied is noted.</summary>
internal sealed class Gate(Visitors visitors, Whereabouts whereabouts, AuditBook audit, SurfaceSettings settings)
{
    public async Task<Verdict> Judge(HttpContext context)
    {
        // An endpoint that states no needs is a mistake of ours, and closed.
        if (context.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs) return new Verdict.Hidden(null);
        var visitor = await visitors.Of(context);
        if (needs.IsPublic) return new Verdict.Open(visitor ?? new Visitor(null, "", []));
        if (visitor is null)
        {
            if (await visitors.HasDeadToken(context)) await Note(context, null, needs, null);
            return new Verdict.Unknown();
        }

        var (verdict, place) = await Judge(context, visitor, needs);
        if (verdict is not Verdict.Open) await Note(context, visitor, needs, place);
        return verdict;
    }

    /// <summary>For what only becomes known inside a page: a deed denied there is noted like any other.</summary>
    public Task Note(HttpContext context, Visitor? visitor, Needs needs, Place? place) => audit.Note(
        new DeniedAct(
            visitor is null ? "?" : $"{visitor.By}（{visitor.Account ?? "admin.token"}）",
            $"{needs.Deed?.ToString() ?? "-"} {context.Request.Method} {context.Request.Path}",
            place?.Path ?? "",
            ClientAddress.Of(context, settings)),
        context.RequestAborted);

    private async Task<(Verdict Verdict, Place? Place)> Judge(HttpContext context, Visitor visitor, Needs needs)
    {
        if (needs.Deed is not { } deed) return (new Verdict.Open(visitor), null);
        if (!visitor.MaySomewhere(deed)) return (new Verdict.Forbidden(visitor, deed), null);
        if (needs.Subject == Subject.Somewhere) return (new Verdict.Open(visitor), null);

        var id = context.GetRouteValue(needs.RouteKey) as string ?? "";
        if (await whereabouts.Of(needs.Subject, id, context.RequestAborted) is not { } places) return (new Verdict.Hidden(visitor), null);
        var closed = places.Where(place => !visitor.May(deed, place)).ToList();
        if (closed.Count == 0) return (new Verdict.Open(visitor.Acting(deed, places[0])), places[0]);

        // Who may not even see it is not told that it is there.
        var isVisible = needs.Subject == Subject.Host || places.All(place => visitor.May(Sight(needs.Subject), place));
        return (isVisible ? new Verdict.Forbidden(visitor, deed) : new Verdict.Hidden(visitor), closed[0]);
    }

    private static Deed Sight(Subject subject) => subject == Subject.Mail ? Deed.SeeMail : Deed.SeeLedger;
}

internal abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Open(Visitor Visitor) : Verdict;

    /// <summary>Not signed in.</summary>
    public sealed record Unknown : Verdict;

    /// <summary>There is nothing here, or nothing that this visitor may know of.</summary>
    public sealed record Hidden(Visitor? Visitor) : Verdict;

    public sealed record Forbidden(Visitor Visitor, Deed Deed) : Verdict;
}
