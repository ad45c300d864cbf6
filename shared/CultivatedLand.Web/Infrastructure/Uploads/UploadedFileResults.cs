using CultivatedLand.Application.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>
/// Serves what somebody uploaded. Only pictures that browsers show and that cannot carry script are shown; all else is saved as a file.
/// Content never changes under its hash, so that a browser keeps it for good.
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

    /// <summary>A small picture made here.</summary>
    public static IResult Thumbnail(HttpResponse response, byte[] jpeg, string contentHash) =>
        Serve(response, jpeg, FileFormat.Named("jpeg"), contentHash + "-small", "small.jpg");
}
