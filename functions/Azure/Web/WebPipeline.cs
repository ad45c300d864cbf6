using CultivatedLand.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Functions.Web;

/// <summary>The web surface as a pipeline of its own behind the platform's, built once.</summary>
public sealed class WebPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _pipeline = Build(services);

    public Task Invoke(HttpContext context)
    {
        // What the platform's routing found is its own function; left there, it would be run again instead of a page.
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
