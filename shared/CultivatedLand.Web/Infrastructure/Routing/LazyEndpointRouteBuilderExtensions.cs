using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>
/// Extension methods that map routes whose handlers are compiled at their first request.
/// The framework's own <c>MapGet</c> and <c>MapPost</c> compile all of them before the first page: nearly half of a host's start.
/// </summary>
internal static class LazyEndpointRouteBuilderExtensions
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Acting = [HttpMethods.Post];
    private static readonly string[] Setting = [HttpMethods.Put];
    private static readonly string[] Removing = [HttpMethods.Delete];

    /// <summary>Maps GET, and also HEAD, which monitors and mail scanners send. <c>MapGet</c> would answer 405 to them.</summary>
    public static RouteHandlerBuilder MapLazyGet(
        this IEndpointRouteBuilder app,
        [StringSyntax("Route")] string pattern,
        Delegate handler
    ) => Map(app, pattern, Reading, handler);

    public static RouteHandlerBuilder MapLazyPost(
        this IEndpointRouteBuilder app,
        [StringSyntax("Route")] string pattern,
        Delegate handler
    ) => Map(app, pattern, Acting, handler);

    public static RouteHandlerBuilder MapLazyPut(
        this IEndpointRouteBuilder app,
        [StringSyntax("Route")] string pattern,
        Delegate handler
    ) => Map(app, pattern, Setting, handler);

    public static RouteHandlerBuilder MapLazyDelete(
        this IEndpointRouteBuilder app,
        [StringSyntax("Route")] string pattern,
        Delegate handler
    ) => Map(app, pattern, Removing, handler);

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder app, string pattern, string[] methods, Delegate handler) =>
        RouteHandlerServices.Map(app, pattern, handler, methods, RequestDelegateFactory.InferMetadata, CompileLater);

    private static RequestDelegateResult CompileLater(
        Delegate handler,
        RequestDelegateFactoryOptions options,
        RequestDelegateMetadataResult? metadata
    )
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(http => compiled.Value(http), metadata?.EndpointMetadata ?? []);
    }
}
