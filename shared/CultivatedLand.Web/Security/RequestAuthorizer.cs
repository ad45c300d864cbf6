using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Authorization handler of every endpoint. It judges by the user, the required permission, and the place concerned,
/// over the one table <see cref="RolePermissions"/>. A denied request is recorded.
/// </summary>
internal sealed class RequestAuthorizer(ResourcePlaces resourcePlaces, AuditLog audit, WebOptions settings)
    : AuthorizationHandler<RequiredPermission>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredPermission requirement)
    {
        if (context.Resource is not HttpContext http)
            throw new InvalidOperationException("A permission is required of requests, and of nothing else.");
        var outcome = await Authorize(http, requirement);
        if (outcome is AuthorizationOutcome.Open open)
        {
            http.Features.Set(new AuthorizedRequest(open.User, open.Task));
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new DenialReason(this, outcome));
        }
    }

    private async Task<AuthorizationOutcome> Authorize(HttpContext context, RequiredPermission required)
    {
        if (context.SignedInUser() is not { } user)
        {
            if (TokenAuthenticationHandler.IsUsed(context.Request))
                Note(context, null, required, null);
            return new AuthorizationOutcome.Unknown();
        }

        if (user.LacksSecondStep && context.GetEndpoint()?.Metadata.GetMetadata<SecondStepSetupMetadata>() is null)
        {
            if (PostedFormValidator.IsWriting(context.Request))
                Note(context, user, required, null);
            return new AuthorizationOutcome.SecondStepFirst(user);
        }

        // Whatever it is, one's own account included: a token for reading must not make itself one for writing.
        if (user.ReadsOnly && PostedFormValidator.IsWriting(context.Request))
        {
            Note(context, user, required, null);
            return new AuthorizationOutcome.ReadingOnly(user);
        }

        var (outcome, place) = await Judge(context, user, required);
        if (outcome is not AuthorizationOutcome.Open)
            Note(context, user, required, place);
        return outcome;
    }

    /// <summary>Records a denial that only becomes known inside a page, in the same way as any other.</summary>
    public void Note(HttpContext context, CurrentUser? user, RequiredPermission required, Place? place)
    {
        DeniedObject.Noted(context);
        audit.Note(
            new DeniedRequest(
                user is null ? "?" : $"{user.DisplayName}（{user.Account ?? "admin.token"}）",
                $"{required.Permission?.ToString() ?? "-"} {context.Request.Method} {context.Request.Path}",
                place?.Path ?? "",
                ClientAddress.Of(context, settings) ?? ClientAddress.Unknown
            )
        );
    }

    /// <summary>
    /// Notes once what a handler denied: everything that it answered by 403, what it hid from somebody who may not know of it,
    /// and what the rules refused (409), so that somebody who tries the rules is seen.
    /// </summary>
    public void NoteAnswer(HttpContext context, CurrentUser user, object? answer)
    {
        var denied = DeniedObject.Of(context);
        if (DeniedObject.WasNoted(context) || (denied is null && answer is not IStatusCodeHttpResult { StatusCode: 403 or 409 }))
            return;
        var required = context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>();
        Note(
            context,
            user,
            denied is null ? required ?? RequiredPermission.Nothing : new RequiredPermission(denied.Permission, ResourceKind.Somewhere),
            denied?.Place
        );
    }

    private async Task<(AuthorizationOutcome Outcome, Place? Place)> Judge(
        HttpContext context,
        CurrentUser user,
        RequiredPermission required
    )
    {
        if (required.Permission is not { } permission)
            return (new AuthorizationOutcome.Open(user), null);
        if (!user.CanAnywhere(permission))
            return (new AuthorizationOutcome.Forbidden(user, permission), null);
        if (required.Resource == ResourceKind.Somewhere)
            return (new AuthorizationOutcome.Open(user), null);

        var id = context.GetRouteValue(required.RouteKey) as string ?? "";
        if (await resourcePlaces.Find(required.Resource, id, context.RequestAborted) is not { Places: var places } found)
            return (new AuthorizationOutcome.Hidden(user), null);
        var closed = places.Where(place => !user.Can(permission, place)).ToList();
        if (closed.Count == 0)
            return (new AuthorizationOutcome.Open(user.ActingFor(permission, places[0]), found.Task), places[0]);

        // A user who may not even see the object is not told that it is there.
        var isVisible = required.Resource == ResourceKind.Host || places.All(place => user.Can(ReadPermission(required.Resource), place));
        return (isVisible ? new AuthorizationOutcome.Forbidden(user, permission) : new AuthorizationOutcome.Hidden(user), closed[0]);
    }

    private static Permission ReadPermission(ResourceKind resourceKind) =>
        resourceKind == ResourceKind.Mail ? Permission.SeeMail : Permission.SeeLedger;
}
