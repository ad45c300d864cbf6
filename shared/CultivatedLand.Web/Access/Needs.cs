using CultivatedLand.Casework.Accounts;
using Microsoft.AspNetCore.Builder;

namespace CultivatedLand.Web.Access;

/// <summary>What an endpoint asks of whoever comes. One that states none is closed to everybody.</summary>
/// <param name="Deed">Null where having signed in is enough.</param>
/// <param name="RouteKey">Name of the route's parameter that says which task, plan, mail or lead.</param>
internal sealed record Needs(Deed? Deed, Subject Subject, string RouteKey = "")
{
    /// <summary>Open to people who have not signed in.</summary>
    public bool IsPublic { get; private init; }

    public static Needs Nothing { get; } = new(null, Subject.Somewhere) { IsPublic = true };
}

/// <summary>What a deed is done to, and with it the place where one must be allowed to.</summary>
internal enum Subject
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

internal static class NeedsExtensions
{
    public static TBuilder For<TBuilder>(this TBuilder builder, Deed deed, Subject subject = Subject.Somewhere, string? routeKey = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Needs(deed, subject, routeKey ?? (subject == Subject.Plan ? "hash" : "id")));

    public static TBuilder ForAnyAccount<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Needs(null, Subject.Somewhere));

    public static TBuilder ForEverybody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(Needs.Nothing);
}
