using System.Text.Json.Serialization;
using CultivatedLand.Application.Files;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>What is known of a kept file beside its content: read once, kept in the cabinet under the content's hash.</summary>
/// <param name="Format">Code of its <see cref="FileFormat"/>.</param>
/// <param name="Thumbnail">Hash of the small picture in the archive.</param>
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

    /// <summary>A photograph taken before the work was ordered shows what was, not what was done. Null where there is nothing to note.</summary>
    /// <param name="begins">The first day on which work could be shown.</param>
    public LocalizedText? Earlier(DateOnly begins) =>
        TakenAt is { } taken && DateOnly.FromDateTime(taken) < begins
            ? new(
                $"拍摄时间早于任务开始（{begins:yyyy-MM-dd}），请核对。",
                $"Taken before the task began ({begins:yyyy-MM-dd}); please check."
            )
            : null;
}
