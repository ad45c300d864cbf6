using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>
/// Hash of everything in a request that decides what it does: method, address, the headers that handlers read, and body.
/// A form is the same whatever boundary its sender drew for it.
/// </summary>
internal static class RequestFingerprint
{
    private static readonly string[] Deciding =
    [
        HeaderNames.ContentDisposition,
        HeaderNames.IfMatch,
        HeaderNames.IfNoneMatch,
        HeaderNames.IfModifiedSince,
        HeaderNames.IfUnmodifiedSince,
    ];

    /// <returns>Null if the body is larger than the limit.</returns>
    public static async Task<string?> Of(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            return null;
        request.EnableBuffering(bufferThreshold: 1 << 20, bufferLimit: limit);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var boundary = BoundaryOf(request.ContentType);
        Add(hash, $"{request.Method} {request.PathBase}{request.Path}{request.QueryString}");
        Add(hash, boundary is null ? request.ContentType : "multipart/form-data");
        foreach (var header in Deciding)
            Add(hash, $"{header}: {request.Headers[header]}");
        try
        {
            if (boundary is null || !await AddParts(hash, new MultipartReader(boundary, request.Body), cancellationToken))
            {
                request.Body.Position = 0;
                await Add(hash, request.Body, cancellationToken);
            }
        }
        catch (IOException)
        {
            return null;
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 } boundary
            ? boundary.ToString()
            : null;

    /// <returns>False for a form that cannot be read; its bytes decide then.</returns>
    private static async Task<bool> AddParts(IncrementalHash hash, MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                foreach (var (name, value) in section.Headers ?? [])
                    Add(hash, $"{name}: {value}");
                await Add(hash, section.Body, cancellationToken);
            }

            return true;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static void Add(IncrementalHash hash, string? text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));

    private static async Task Add(IncrementalHash hash, Stream content, CancellationToken cancellationToken)
    {
        var chunk = new byte[81920];
        var length = 0L;
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            hash.AppendData(chunk.AsSpan(0, read));
            length += read;
        }

        Add(hash, $"\n{length}");
    }
}
