using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CultivatedLand.Web.Api.OpenApi;

/// <summary>
/// Cache of the API's description. It is written once: it is the same for everybody as long as the host runs, and costs more than any page.
/// </summary>
internal sealed class OpenApiDocumentCache([FromKeyedServices(OpenApiEndpoints.Name)] IOpenApiDocumentProvider provider)
{
    private volatile byte[]? _written;

    public async Task<byte[]> Read(CancellationToken cancellationToken) =>
        _written ??= Write(await provider.GetOpenApiDocumentAsync(cancellationToken));

    private static byte[] Write(OpenApiDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
