using CultivatedLand.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Functions.Web;

/// <summary>The web surface as a pipeline of its own behind the platform's, built once.</summary>
public sealed class WebPipeline(IServiceProvider services)
{
    private readonly RequestDelegate pipeline = Build(services);

    public Task Invoke(HttpContext context)
    {
        // What the platform's routing found is its own function; left there, it would be run again instead of a page.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pipeline(context);
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseSurface();
        app.UseEndpoints(endpoints => endpoints.MapSurface());
        return app.Build();
    }
}
