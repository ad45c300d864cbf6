using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Security;

/// <summary>Judges every request to a page or an endpoint by who makes it, what it needs, and the place that it is about. What is denied is noted.</summary>
internal sealed class RequestAuthorizer(CurrentUserAccessor visitors, ResourcePlaces whereabouts, AuditLog audit, WebOptions settings)
{
    public async Task<AuthorizationOutcome> Judge(HttpContext context)
    {
        // An endpoint that states no needs is a mistake of ours, and closed.
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is not { } needs) return new AuthorizationOutcome.Hidden(null);
        var visitor = await visitors.Of(context);
        if (needs.IsPublic) return new AuthorizationOutcome.Open(visitor ?? new CurrentUser(null, "", []));
        if (visitor is null)
        {
            if (await visitors.HasDeadToken(context)) await Note(context, null, needs, null);
            return new AuthorizationOutcome.Unknown();
        }

        var (verdict, place) = await Judge(context, visitor, needs);
        if (verdict is not AuthorizationOutcome.Open) await Note(context, visitor, needs, place);
        return verdict;
    }

    /// <summary>For what only becomes known inside a page: a deed denied there is noted like any other.</summary>
    public Task Note(HttpContext context, CurrentUser? visitor, RequiredPermission needs, Place? place) => audit.Note(
        new DeniedRequest(
            visitor is null ? "?" : $"{visitor.By}（{visitor.Account ?? "admin.token"}）",
            $"{needs.Deed?.ToString() ?? "-"} {context.Request.Method} {context.Request.Path}",
            place?.Path ?? "",
            ClientAddress.Of(context, settings)),
        context.RequestAborted);

    private async Task<(AuthorizationOutcome Verdict, Place? Place)> Judge(HttpContext context, CurrentUser visitor, RequiredPermission needs)
    {
        if (needs.Deed is not { } deed) return (new AuthorizationOutcome.Open(visitor), null);
        if (!visitor.MaySomewhere(deed)) return (new AuthorizationOutcome.Forbidden(visitor, deed), null);
        if (needs.Subject == ResourceKind.Somewhere) return (new AuthorizationOutcome.Open(visitor), null);

        var id = context.GetRouteValue(needs.RouteKey) as string ?? "";
        if (await whereabouts.Of(needs.Subject, id, context.RequestAborted) is not { } places) return (new AuthorizationOutcome.Hidden(visitor), null);
        var closed = places.Where(place => !visitor.May(deed, place)).ToList();
        if (closed.Count == 0) return (new AuthorizationOutcome.Open(visitor.Acting(deed, places[0])), places[0]);

        // Who may not even see it is not told that it is there.
        var isVisible = needs.Subject == ResourceKind.Host || places.All(place => visitor.May(Sight(needs.Subject), place));
        return (isVisible ? new AuthorizationOutcome.Forbidden(visitor, deed) : new AuthorizationOutcome.Hidden(visitor), closed[0]);
    }

    private static Permission Sight(ResourceKind subject) => subject == ResourceKind.Mail ? Permission.SeeMail : Permission.SeeLedger;
}

internal abstract record AuthorizationOutcome
{
    private AuthorizationOutcome()
    {
    }

    public sealed record Open(CurrentUser Visitor) : AuthorizationOutcome;

    /// <summary>Not signed in.</summary>
    public sealed record Unknown : AuthorizationOutcome;

    /// <summary>There is nothing here, or nothing that this visitor may know of.</summary>
    public sealed record Hidden(CurrentUser? Visitor) : AuthorizationOutcome;

    public sealed record Forbidden(CurrentUser Visitor, Permission Deed) : AuthorizationOutcome;
}
