using System.Text.Json.Serialization;
using CultivatedLand.Application.Files;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Metadata of a stored file. It is read once and kept in the record store under the hash of the content.</summary>
/// <param name="Format">Code of the file's <see cref="FileFormat"/>.</param>
/// <param name="Thumbnail">Hash of the thumbnail in the archive.</param>
public sealed record EvidenceMetadata(
    string Format,
    long Bytes,
    int? Width = null,
    int? Height = null,
    DateTime? TakenAt = null,
    double? Latitude = null,
    double? Longitude = null,
    string? Thumbnail = null,
    ThumbnailFailure? Trouble = null
)
{
    [JsonIgnore]
    public FileFormat Kind => FileFormat.Named(Format);

    [JsonIgnore]
    public bool HasPlace => Latitude is not null && Longitude is not null;

    /// <summary>
    /// Returns a remark where a photograph was taken before the work was ordered: it then shows the state before the work.
    /// Null where there is nothing to remark.
    /// </summary>
    /// <param name="begins">First day on which work could be shown.</param>
    public LocalizedText? Earlier(DateOnly begins) =>
        TakenAt is { } taken && DateOnly.FromDateTime(taken) < begins
            ? new(
                $"拍摄时间早于任务开始（{begins:yyyy-MM-dd}），请核对。",
                $"Taken before the task began ({begins:yyyy-MM-dd}); please check."
            )
            : null;
}
