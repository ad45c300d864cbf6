using CultivatedLand.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Functions.Web;

/// <summary>Pipeline of the web application behind the platform's own, built once.</summary>
public sealed class WebPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _pipeline = Build(services);

    public Task Invoke(HttpContext context)
    {
        // The platform's routing has found its own function. Left there, it would run again instead of a page.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return _pipeline(context);
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseWeb();
        app.UseEndpoints(endpoints => endpoints.MapWeb());
        return app.Build();
    }
}
