using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Authorizer of every request to a page or an endpoint. It judges by the user, the required permission, and the place concerned.
/// A denied request is recorded.
/// </summary>
internal sealed class RequestAuthorizer(
    CurrentUserAccessor currentUserAccessor,
    ResourcePlaces resourcePlaces,
    AuditLog audit,
    WebOptions settings
)
{
    public async Task<AuthorizationOutcome> Authorize(HttpContext context)
    {
        // An endpoint that states no permission is a programming error, and closed.
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is not { } required)
            return new AuthorizationOutcome.Hidden(null);
        var user = await currentUserAccessor.Of(context);
        if (required.IsPublic)
            return new AuthorizationOutcome.Open(user ?? new CurrentUser(null, "", []));
        if (user is null)
        {
            if (await currentUserAccessor.HasDeadToken(context))
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

        var (outcome, place) = await Authorize(context, user, required);
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

    private async Task<(AuthorizationOutcome Outcome, Place? Place)> Authorize(
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
        if (await resourcePlaces.Of(required.Resource, id, context.RequestAborted) is not { } places)
            return (new AuthorizationOutcome.Hidden(user), null);
        var closed = places.Where(place => !user.Can(permission, place)).ToList();
        if (closed.Count == 0)
            return (new AuthorizationOutcome.Open(user.ActingFor(permission, places[0])), places[0]);

        // A user who may not even see the object is not told that it is there.
        var isVisible = required.Resource == ResourceKind.Host || places.All(place => user.Can(ReadPermission(required.Resource), place));
        return (isVisible ? new AuthorizationOutcome.Forbidden(user, permission) : new AuthorizationOutcome.Hidden(user), closed[0]);
    }

    private static Permission ReadPermission(ResourceKind resourceKind) =>
        resourceKind == ResourceKind.Mail ? Permission.SeeMail : Permission.SeeLedger;
}

/// <summary>Outcome of authorizing a request.</summary>
internal abstract record AuthorizationOutcome
{
    private AuthorizationOutcome() { }

    /// <summary>The request is allowed.</summary>
    public sealed record Open(CurrentUser User) : AuthorizationOutcome;

    /// <summary>Nobody has signed in.</summary>
    public sealed record Unknown : AuthorizationOutcome;

    /// <summary>There is nothing here, or nothing that this user may know of.</summary>
    public sealed record Hidden(CurrentUser? User) : AuthorizationOutcome;

    /// <summary>A token that may only read was to change something.</summary>
    public sealed record ReadingOnly(CurrentUser User) : AuthorizationOutcome
    {
        public static LocalizedText Sentence { get; } =
            new(
                "没有保存：这个令牌只读，不能更改任何内容。请用可以写入的令牌，或登录后在网页上办理。",
                "Nothing was written: this token may only read. Use a token that may write, or sign in and do it on the page."
            );
    }

    /// <summary>The user must set up a second step first.</summary>
    public sealed record SecondStepFirst(CurrentUser User) : AuthorizationOutcome
    {
        public static LocalizedText Sentence { get; } =
            new(
                "本主机要求您的账号使用第二验证：请先在“我的账号”启用。",
                "This host requires a second step of your account: turn it on first, on the page “My account”."
            );
    }

    /// <summary>The user may see the object, and lacks the permission.</summary>
    public sealed record Forbidden(CurrentUser User, Permission Permission) : AuthorizationOutcome;
}
