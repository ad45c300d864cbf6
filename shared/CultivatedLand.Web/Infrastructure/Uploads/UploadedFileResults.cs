using CultivatedLand.Application.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>
/// Results that serve uploaded files. Only pictures that browsers show and that cannot carry script are shown; all other files are saved.
/// Content never changes under its hash, so a browser keeps it for good.
/// </summary>
internal static class UploadedFileResults
{
    private const string Alone = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public static IResult Serve(HttpResponse response, byte[] content, FileFormat format, string contentHash, string fileName)
    {
        var disposition = new ContentDispositionHeaderValue(format.IsShown ? "inline" : "attachment");
        disposition.SetHttpFileName(UploadReader.SafeName(fileName));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = Alone;
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(content, format.MediaType, entityTag: new EntityTagHeaderValue($"\"{contentHash}\""));
    }

    /// <summary>Serves a small picture made by this host.</summary>
    public static IResult Thumbnail(HttpResponse response, byte[] jpeg, string contentHash) =>
        Serve(response, jpeg, FileFormat.Named("jpeg"), contentHash + "-small", "small.jpg");
}
