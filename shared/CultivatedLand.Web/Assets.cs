using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web;

/// <summary>Static files, from inside the library so that every host serves the same ones.</summary>
internal static class Assets
{
    private static readonly byte[] Style = Load("site.css");

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapRead("/assets/site.css", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        });

    private static byte[] Load(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
