using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Endpoints of static files. The files are embedded from the folder Assets, so that every host serves the same ones.</summary>
internal static class AssetEndpoints
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (
            var name in typeof(AssetEndpoints).Assembly.GetManifestResourceNames().Where(name => Types.ContainsKey(Path.GetExtension(name)))
        )
        {
            var (content, type) = (Load(name), Types[Path.GetExtension(name)]);
            app.MapLazyGet(
                $"/assets/{name}",
                (HttpResponse response) =>
                {
                    response.Headers.CacheControl = "public, max-age=3600";
                    return Results.Bytes(content, type);
                }
            );
        }
    }

    private static byte[] Load(string name)
    {
        using var stream = typeof(AssetEndpoints).Assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
