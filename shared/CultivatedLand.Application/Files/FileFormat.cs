using CultivatedLand.Domain;

namespace CultivatedLand.Application.Files;

/// <summary>
/// Format of a file of evidence, recognised by its first bytes. The file name and the sender's statement prove nothing.
/// </summary>
/// <param name="MediaType">Media type for serving the file. A file of an unknown format is served as bytes to be saved.</param>
/// <param name="IsPicture">Whether the file may say where and when it was taken.</param>
/// <param name="IsShown">Whether browsers show the file and it cannot carry script.</param>
public sealed record FileFormat(string Code, string MediaType, LocalizedText Name, bool IsPicture, bool IsShown)
{
    private static readonly FileFormat Unknown = new(
        "file",
        "application/octet-stream",
        new("文件", "file"),
        IsPicture: false,
        IsShown: false
    );

    private static readonly (FileFormat Format, Func<ReadOnlySpan<byte>, bool> Fits)[] Table =
    [
        (
            new("jpeg", "image/jpeg", new("照片", "photograph"), true, true),
            start => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        ),
        (
            new("png", "image/png", new("图片", "picture"), true, true),
            start => start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        ),
        (
            new("webp", "image/webp", new("图片", "picture"), true, true),
            start => start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..].StartsWith("WEBP"u8)
        ),
        (
            new("gif", "image/gif", new("图片", "picture"), true, true),
            start => start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8)
        ),
        (
            new("heic", "image/heic", new("HEIC 照片", "HEIC photograph"), true, false),
            start => start.Length > 12 && start[4..].StartsWith("ftyp"u8) && IsHeic(start[8..12])
        ),
        (new("video", "video/mp4", new("视频", "video"), false, false), start => start.Length > 12 && start[4..].StartsWith("ftyp"u8)),
        (
            new("tiff", "image/tiff", new("图片", "picture"), true, false),
            start => start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8)
        ),
        (new("pdf", "application/pdf", new("PDF 文件", "PDF"), false, false), start => start.StartsWith("%PDF-"u8)),
    ];

    public static FileFormat Of(ReadOnlySpan<byte> content)
    {
        foreach (var (format, fits) in Table)
        {
            if (fits(content))
                return format;
        }

        return Unknown;
    }

    /// <summary>Finds a format by the stable name used in stores. Returns the unknown format where no format has that name.</summary>
    public static FileFormat Named(string code) => Array.Find(Table, row => row.Format.Code == code).Format ?? Unknown;

    private static bool IsHeic(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8)
        || brand.SequenceEqual("heix"u8)
        || brand.SequenceEqual("hevc"u8)
        || brand.SequenceEqual("mif1"u8)
        || brand.SequenceEqual("msf1"u8)
        || brand.SequenceEqual("avif"u8);
}
