using CultivatedLand.Application.Files;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Reason why a picture has no thumbnail. The picture itself is stored all the same.</summary>
public enum ThumbnailFailure
{
    /// <summary>The picture is damaged, or of a format that cannot be decoded here.</summary>
    Unreadable,

    TooManyPixels,
}

/// <summary>Sentences about pictures without a thumbnail.</summary>
public static class ThumbnailFailureText
{
    public static LocalizedText Words(this ThumbnailFailure thumbnailFailure, FileFormat format) =>
        thumbnailFailure switch
        {
            ThumbnailFailure.TooManyPixels => new(
                "图片尺寸过大，不生成缩略图；原件已保存，可下载查看。",
                "The picture is too large for a thumbnail; the original is kept and can be downloaded."
            ),
            _ when !format.IsShown => new(
                $"{format.Name.Chinese}无法在网页中显示；原件已保存，可下载查看。",
                $"A {format.Name.English} cannot be shown on a page; the original is kept and can be downloaded."
            ),
            _ => new(
                "图片已损坏或不完整，无法显示；原件已保存。请重新拍摄或另行上传。",
                "The picture is damaged or incomplete and cannot be shown; it is kept as it came. Take it again or upload another."
            ),
        };
}
