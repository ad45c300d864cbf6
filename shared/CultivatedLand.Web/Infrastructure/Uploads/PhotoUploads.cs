using CultivatedLand.Application.Files;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>
/// Reader of the photographs in a form from the field; a form without any is valid.
/// Only pictures are accepted, judged by their content and not by their names.
/// </summary>
internal sealed class PhotoUploads(IArchive archive)
{
    public const int Most = 9;

    public Task<(EquatableArray<Evidence> Photos, LocalizedText? Fault)> Keep(
        IFormFileCollection files,
        CancellationToken cancellationToken
    ) => Keep(files, arePapersToo: false, cancellationToken);

    /// <summary>Keeps the photographs of a form, and its scanned papers too, which are PDF files.</summary>
    public Task<(EquatableArray<Evidence> Papers, LocalizedText? Fault)> KeepPapers(
        IFormFileCollection files,
        CancellationToken cancellationToken
    ) => Keep(files, arePapersToo: true, cancellationToken);

    private async Task<(EquatableArray<Evidence> Photos, LocalizedText? Fault)> Keep(
        IFormFileCollection files,
        bool arePapersToo,
        CancellationToken cancellationToken
    )
    {
        var chosen = files.Where(file => file.FileName.Length > 0 && file.Length > 0).ToList();
        if (chosen.Count > Most)
            return (
                [],
                new($"一次最多{Most}张照片，这次有{chosen.Count}张。", $"At most {Most} photographs at once, and these are {chosen.Count}.")
            );
        var contents = new List<(string Name, byte[] Content)>();
        foreach (var file in chosen)
        {
            using var buffer = new MemoryStream((int)file.Length);
            await file.CopyToAsync(buffer, cancellationToken);
            var (name, content) = (UploadReader.SafeName(file.FileName), buffer.ToArray());
            var format = FileFormat.Of(content);
            if (arePapersToo && !format.IsPicture && format.Code != "pdf")
                return (
                    [],
                    new(
                        $"“{name}”不是照片也不是 PDF 文件；请选择 JPEG、PNG、HEIC 照片或 PDF。",
                        $"“{name}” is neither a photograph nor a PDF; choose a JPEG, PNG or HEIC picture, or a PDF."
                    )
                );
            if (!arePapersToo && !format.IsPicture)
                return (
                    [],
                    new(
                        $"“{name}”不是照片；请选择 JPEG、PNG 或 HEIC 照片。",
                        $"“{name}” is no photograph; choose a JPEG, PNG or HEIC picture."
                    )
                );
            contents.Add((name, content));
        }

        var photos = new List<Evidence>();
        foreach (var (name, content) in contents)
            photos.Add(new Evidence(await archive.Put(content, cancellationToken), name));
        return (photos.ToEquatableArray(), null);
    }
}
