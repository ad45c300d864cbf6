using SkiaSharp;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Makes the small picture that pages show. The original is never touched.</summary>
public static class Thumbnailer
{
    /// <summary>Of the longer side, in pixels.</summary>
    public const int Side = 480;

    /// <summary>A picture of more pixels is not decoded at all: a file of a few kilobytes can ask for gigabytes.</summary>
    public const long MostPixels = 110_000_000;

    /// <summary>Pixels held in memory while shrinking. A JPEG is decoded at an eighth of its size, so that the largest camera's fits.</summary>
    private const long MostDecoded = 26_000_000;

    private const int Quality = 78;

    /// <summary>One at a time: each may hold a hundred megabytes for a moment.</summary>
    private static readonly Lock Door = new();

    public static ThumbnailResult Make(byte[] picture)
    {
        lock (Door)
        {
            using var data = SKData.CreateCopy(picture);
            using var codec = SKCodec.Create(data);
            if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
                return new(null, null, null, ThumbnailFailure.Unreadable);

            var (width, height) = (codec.Info.Width, codec.Info.Height);
            if ((long)width * height > MostPixels)
                return new(null, width, height, ThumbnailFailure.TooManyPixels);

            var scaled = codec.GetScaledDimensions(Math.Min(1f, 2f * Side / Math.Max(width, height)));
            if ((long)scaled.Width * scaled.Height > MostDecoded)
                return new(null, width, height, ThumbnailFailure.TooManyPixels);

            var small = Shrink(codec, scaled);
            var isTurned = (int)codec.EncodedOrigin >= (int)SKEncodedOrigin.LeftTop;
            return new(small, isTurned ? height : width, isTurned ? width : height, small is null ? ThumbnailFailure.Unreadable : null);
        }
    }

    private static byte[]? Shrink(SKCodec codec, SKSizeI size)
    {
        using var decoded = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));

        // A picture broken off in the middle still shows what came before.
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            return null;

        var origin = codec.EncodedOrigin;
        var isTurned = (int)origin >= (int)SKEncodedOrigin.LeftTop;
        var factor = Math.Min(1f, (float)Side / Math.Max(size.Width, size.Height));
        var (width, height) = (Math.Max(1, (int)(size.Width * factor)), Math.Max(1, (int)(size.Height * factor)));
        using var surface = SKSurface.Create(
            new SKImageInfo(isTurned ? height : width, isTurned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque)
        );
        if (surface is null)
            return null;

        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(decoded);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg?.ToArray();
    }

    /// <summary>Turns a picture as the camera was held. Source: EXIF, orientation 1 to 8.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}

/// <param name="Jpeg">Null where none could be made.</param>
/// <param name="Width">Of the original, held upright; null where it cannot be read.</param>
public sealed record ThumbnailResult(byte[]? Jpeg, int? Width, int? Height, ThumbnailFailure? Trouble);
