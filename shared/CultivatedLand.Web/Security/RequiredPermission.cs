using CultivatedLand.Application.Authorization;
using Microsoft.AspNetCore.Builder;

namespace CultivatedLand.Web.Security;

/// <summary>What an endpoint asks of whoever comes. One that states none is closed to everybody.</summary>
/// <param name="Permission">Null where having signed in is enough.</param>
/// <param name="RouteKey">Name of the route's parameter that says which task, plan, mail or lead.</param>
internal sealed record RequiredPermission(Permission? Permission, ResourceKind Resource, string RouteKey = "")
{
    /// <summary>Open to people who have not signed in.</summary>
    public bool IsPublic { get; private init; }

    public static RequiredPermission Nothing { get; } = new(null, ResourceKind.Somewhere) { IsPublic = true };
}

/// <summary>What a deed is done to, and with it the place where one must be allowed to.</summary>
internal enum ResourceKind
{
    /// <summary>The page looks itself which places its visitor may see; being allowed at any place opens it.</summary>
    Somewhere,

    /// <summary>The host as a whole.</summary>
    Host,

    Task,

    /// <summary>The place of the office that issued the plan, below which all its tasks lie.</summary>
    Plan,

    /// <summary>Every place that the mail tells of.</summary>
    Mail,

    /// <summary>The place where the lead was found.</summary>
    Lead,
}

internal static class RequiredPermissionExtensions
{
    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder builder,
        Permission permission,
        ResourceKind resourceKind = ResourceKind.Somewhere,
        string? routeKey = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(
            new RequiredPermission(permission, resourceKind, routeKey ?? (resourceKind == ResourceKind.Plan ? "hash" : "id"))
        );

    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredPermission(null, ResourceKind.Somewhere));

    public static TBuilder AllowAnonymousAccess<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(RequiredPermission.Nothing);
}
