using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Authorization requirement of an endpoint, which <see cref="RequestAuthorizer"/> handles. An endpoint that states none is closed
/// to everybody, by the fallback policy.
/// </summary>
/// <param name="Permission">Null if having signed in is enough.</param>
/// <param name="RouteKey">Name of the route's parameter that names the task, plan, mail or lead.</param>
internal sealed record RequiredPermission(Permission? Permission, ResourceKind Resource, string RouteKey = "")
    : IAuthorizationRequirement,
        IAuthorizationRequirementData
{
    /// <summary>Whether the endpoint is open to people who have not signed in.</summary>
    public bool IsPublic { get; private init; }

    public static RequiredPermission Nothing { get; } = new(null, ResourceKind.Somewhere) { IsPublic = true };

    /// <summary>Requirement of an endpoint for which having signed in is enough.</summary>
    public static RequiredPermission SignIn { get; } = new(null, ResourceKind.Somewhere);

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
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

    /// <summary>The place that the letter is about.</summary>
    Letter,

    /// <summary>The place of the body.</summary>
    Body,

    /// <summary>The place that the assessment is about.</summary>
    Assessment,

    /// <summary>The place that the sanction is against.</summary>
    Sanction,
}

/// <summary>Metadata that marks an endpoint which is open to somebody who must set up a second step first.</summary>
internal sealed class SecondStepSetupMetadata
{
    public static SecondStepSetupMetadata Instance { get; } = new();
}

/// <summary>
/// Extension methods that state the permission an endpoint requires. What an endpoint states replaces what its group states.
/// </summary>
internal static class RequiredPermissionExtensions
{
    /// <summary>Metadata by which the middleware authenticates before it authorizes.</summary>
    private static readonly AuthorizeAttribute Identified = new() { AuthenticationSchemes = SchemeNames.Request };

    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder builder,
        Permission permission,
        ResourceKind resourceKind = ResourceKind.Somewhere,
        string? routeKey = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.State(
            new RequiredPermission(permission, resourceKind, routeKey ?? (resourceKind == ResourceKind.Plan ? "hash" : "id")),
            Identified
        );

    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.State(RequiredPermission.SignIn, Identified);

    public static TBuilder OpensWithoutSecondStep<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(SecondStepSetupMetadata.Instance);

    /// <summary>Opens endpoints to everybody. They do not know who asks, and look up no session.</summary>
    public static TBuilder AllowAnonymousAccess<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.State(RequiredPermission.Nothing, new AllowAnonymousAttribute());

    /// <summary>Opens endpoints to everybody. They know who asks, where that one has signed in.</summary>
    public static TBuilder AllowAnonymousAccessWithUser<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.State(RequiredPermission.Nothing, new AllowAnonymousAttribute(), Identified);

    private static TBuilder State<TBuilder>(this TBuilder builder, RequiredPermission required, params object[] how)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            for (var index = endpoint.Metadata.Count - 1; index >= 0; index--)
            {
                if (endpoint.Metadata[index] is RequiredPermission or IAuthorizeData or IAllowAnonymous)
                    endpoint.Metadata.RemoveAt(index);
            }

            endpoint.Metadata.Add(required);
            foreach (var metadata in how)
                endpoint.Metadata.Add(metadata);
        });
        return builder;
    }
}
