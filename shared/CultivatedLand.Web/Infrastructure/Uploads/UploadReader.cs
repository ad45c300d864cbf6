using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>
/// Reader of a file in a request: from a multipart form, or from the body with its name in <c>Content-Disposition</c> or <c>?name=</c>.
/// </summary>
internal sealed class UploadReader(WebOptions settings)
{
    /// <summary>Bytes that a form adds to its file.</summary>
    private const long Envelope = 4096;

    /// <summary>
    /// Factor above the limit up to which a body is still read to its end and thrown away:
    /// a client that is cut off while sending never sees the answer.
    /// </summary>
    private const int Patience = 4;

    public async Task<LoadResult<SourceFile>> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } settable ? settable : null;
        if (request.ContentLength > settings.LargestUpload + Envelope)
        {
            limit?.MaxRequestBodySize = settings.LargestUpload * Patience;
            if (request.ContentLength <= settings.LargestUpload * Patience)
                await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return TooLarge();
        }

        limit?.MaxRequestBodySize = settings.LargestUpload + Envelope;
        try
        {
            return request.HasFormContentType
                ? await FromForm(request, cancellationToken)
                : await Whole(Name(request), request.Body, cancellationToken);
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException)
        {
            return problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? TooLarge()
                : LoadResult.Failed<SourceFile>(
                    new("上传的表单不完整，请重新上传。", "The uploaded form is broken off or malformed; upload it again.")
                );
        }
    }

    /// <summary>Returns 413 for a file that is too large, and 422 for a form that cannot be read.</summary>
    public IResult Refusal(LoadResult<SourceFile>.Rejected rejected) =>
        rejected.Faults[0] == LimitPassed
            ? ProblemResults.Of(StatusCodes.Status413PayloadTooLarge, LimitPassed, "too-large")
            : ProblemResults.Of(rejected.Faults);

    /// <summary>Returns a name for people, without the characters by which a name can point elsewhere.</summary>
    public static string SafeName(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var plain = string.Concat(
                VisibleText
                    .Of(string.Concat(last.Where(character => !char.IsControl(character))))
                    .Where(character => !"<>:\"|?*".Contains(character))
            )
            .Trim()
            .Trim('.');
        return plain.Length == 0 ? "plan"
            : plain.Length > 120 ? plain[^120..]
            : plain;
    }

    private async Task<LoadResult<SourceFile>> FromForm(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = settings.LargestUpload }, cancellationToken);
        if (form.Files.Count != 1)
        {
            return LoadResult.Failed<SourceFile>(
                new($"表单里有{form.Files.Count}个文件；请一次上传一个。", $"The form has {form.Files.Count} files; send one at a time.")
            );
        }

        await using var stream = form.Files[0].OpenReadStream();
        return await Whole(form.Files[0].FileName, stream, cancellationToken);
    }

    private async Task<LoadResult<SourceFile>> Whole(string? name, Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > settings.LargestUpload)
                return TooLarge();
            buffer.Write(chunk, 0, read);
        }

        return new LoadResult<SourceFile>.Ok(new SourceFile(SafeName(name), buffer.ToArray()));
    }

    private static string? Name(HttpRequest request) =>
        request.Query["name"].FirstOrDefault()
        ?? (
            ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
                ? (disposition.FileNameStar.Value ?? disposition.FileName.Value)?.Trim('"')
                : null
        );

    private LocalizedText LimitPassed =>
        new(
            $"文件超过上限{settings.LargestUpload >> 20} MB；请拆分，或去掉图片后再上传。",
            $"The file is larger than the limit of {settings.LargestUpload >> 20} MB; split it or take out the pictures."
        );

    private LoadResult<SourceFile> TooLarge() => LoadResult.Failed<SourceFile>(LimitPassed);
}
