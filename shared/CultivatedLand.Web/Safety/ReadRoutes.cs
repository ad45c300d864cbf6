using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Safety;

/// <summary>What may be read may be asked for by HEAD too, as monitors and mail scanners do; the framework's own <c>MapGet</c> answers 405 to them.</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder app, string pattern, Delegate handler) => app.MapMethods(pattern, Methods, handler);
}
