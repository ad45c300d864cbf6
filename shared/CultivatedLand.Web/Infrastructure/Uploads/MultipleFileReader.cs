using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>Reader of several files from one form, such as photographs.</summary>
internal sealed class MultipleFileReader(WebOptions settings)
{
    public const int Most = 20;

    /// <summary>Bytes that a form adds to its files.</summary>
    private const long Envelope = 1 << 20;

    /// <summary>
    /// Factor above the limit up to which a body is still read to its end and thrown away:
    /// a client that is cut off while sending never sees the answer.
    /// </summary>
    private const int Patience = 4;

    public async Task<LoadResult<IReadOnlyList<SourceFile>>> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return LoadResult.Failed<IReadOnlyList<SourceFile>>(new("请用页面上的表单上传。", "Use the form on the page."));
        var most = settings.LargestUpload + Envelope;
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } settable ? settable : null;
        if (request.ContentLength > most)
        {
            limit?.MaxRequestBodySize = most * Patience;
            if (request.ContentLength <= most * Patience)
                await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return TooLarge();
        }

        limit?.MaxRequestBodySize = most;
        try
        {
            var form = await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = settings.LargestUpload, BufferBodyLengthLimit = most },
                cancellationToken
            );
            var chosen = form.Files.Where(file => file.FileName.Length > 0).ToList();
            if (chosen.Count == 0)
                return LoadResult.Failed<IReadOnlyList<SourceFile>>(
                    new("没有选择文件，请先选择照片或材料。", "No file was chosen; choose photographs or papers first.")
                );
            if (chosen.Count > Most)
                return LoadResult.Failed<IReadOnlyList<SourceFile>>(
                    new(
                        $"一次最多上传{Most}个文件，这次有{chosen.Count}个；请分几次上传。",
                        $"At most {Most} files at once, and these are {chosen.Count}; upload them in several goes."
                    )
                );
            if (chosen.Sum(file => file.Length) > settings.LargestUpload)
                return TooLarge();
            return new LoadResult<IReadOnlyList<SourceFile>>.Ok(await ReadAll(chosen, cancellationToken));
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException)
        {
            return problem is BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge }
                ? LoadResult.Failed<IReadOnlyList<SourceFile>>(
                    new("上传中断或表单不完整，请重新上传。", "The upload broke off or the form is malformed; upload again.")
                )
                : TooLarge();
        }
    }

    private static async Task<IReadOnlyList<SourceFile>> ReadAll(List<IFormFile> chosen, CancellationToken cancellationToken)
    {
        var files = new List<SourceFile>();
        foreach (var file in chosen)
        {
            using var buffer = new MemoryStream(capacity: (int)file.Length);
            await file.CopyToAsync(buffer, cancellationToken);
            files.Add(new SourceFile(UploadReader.SafeName(file.FileName), buffer.ToArray()));
        }

        return files;
    }

    private LoadResult<IReadOnlyList<SourceFile>> TooLarge() =>
        LoadResult.Failed<IReadOnlyList<SourceFile>>(
            new(
                $"这些文件合计超过上限{settings.LargestUpload >> 20} MB；请压缩，或分几次上传。",
                $"These files together are over the limit of {settings.LargestUpload >> 20} MB; "
                    + "make them smaller or upload in several goes."
            )
        );
}
