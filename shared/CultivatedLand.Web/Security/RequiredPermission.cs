using CultivatedLand.Application.Authorization;
using Microsoft.AspNetCore.Builder;

namespace CultivatedLand.Web.Security;

/// <summary>Requirement of an endpoint for its users. An endpoint that states none is closed to everybody.</summary>
/// <param name="Permission">Null if having signed in is enough.</param>
/// <param name="RouteKey">Name of the route's parameter that names the task, plan, mail or lead.</param>
internal sealed record RequiredPermission(Permission? Permission, ResourceKind Resource, string RouteKey = "")
{
    /// <summary>Whether the endpoint is open to people who have not signed in.</summary>
    public bool IsPublic { get; private init; }

    public static RequiredPermission Nothing { get; } = new(null, ResourceKind.Somewhere) { IsPublic = true };
}

/// <summary>Kind of the object of an act. It leads to the place where the user needs the permission.</summary>
internal enum ResourceKind
{
    /// <summary>Any place. The permission at one place opens the page, and the page itself checks which places its user may see.</summary>
    Somewhere,

    /// <summary>The host as a whole.</summary>
    Host,

    Task,

    /// <summary>The place of the office that issued the plan, below which all its tasks lie.</summary>
    Plan,

    /// <summary>Every place that the mail concerns.</summary>
    Mail,

    /// <summary>The place where the lead was found.</summary>
    Lead,

    /// <summary>The place of the standing duty.</summary>
    Duty,

    /// <summary>The place that the interview calls to account.</summary>
    Interview,

    /// <summary>The place that the record of work is about.</summary>
    FieldRecord,

    /// <summary>The place of the body.</summary>
    Body,
}

/// <summary>Metadata that marks an endpoint which is open to somebody who must set up a second step first.</summary>
internal sealed class SecondStepSetupMetadata
{
    public static SecondStepSetupMetadata Instance { get; } = new();
}

/// <summary>Extension methods that state the permission an endpoint requires.</summary>
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

    public static TBuilder OpensWithoutSecondStep<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(SecondStepSetupMetadata.Instance);

    public static TBuilder AllowAnonymousAccess<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(RequiredPermission.Nothing);
}
