using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Idempotency;

/// <summary>Metadata of an endpoint: what becomes of a write that began under its key and has no answer, when it is sent again.</summary>
/// <param name="LookAt">Address where the caller sees whether it was done. Null if it can run again and is still done once.</param>
internal sealed record UnansweredWrite(string? LookAt)
{
    /// <returns>The metadata of the endpoint. A PUT or DELETE sets a state, and runs again unless it depends on what was there.</returns>
    public static UnansweredWrite Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UnansweredWrite>()
        ?? new UnansweredWrite(
            HttpMethods.IsPost(context.Request.Method) || context.Request.Headers.IfMatch.Count > 0 ? context.Request.Path.Value : null
        );

    /// <returns>The address with the values of this request.</returns>
    public string? AddressFor(HttpContext context) =>
        LookAt is null
            ? null
            : context.Request.RouteValues.Aggregate(
                LookAt,
                (address, value) => address.Replace($"{{{value.Key}}}", Uri.EscapeDataString($"{value.Value}"), StringComparison.Ordinal)
            );
}

/// <summary>Extension methods that state what becomes of an unanswered write.</summary>
internal static class UnansweredWriteExtensions
{
    /// <summary>States that the act is tied to its key, or sets a state: run again under the same key, it is still done once.</summary>
    public static TBuilder RunsAgain<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new UnansweredWrite(LookAt: null));

    /// <summary>States that a caller who got no answer must look whether it was done.</summary>
    /// <param name="address">Address to read, with the names of the route's values.</param>
    public static TBuilder LooksAt<TBuilder>(this TBuilder endpoint, string address)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new UnansweredWrite(address));
}
