using SkiaSharp;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Maker of the small pictures that pages show. The original is never changed.</summary>
public static class Thumbnailer
{
    /// <summary>Length of the thumbnail's longer side, in pixels.</summary>
    public const int Side = 480;

    /// <summary>Largest number of pixels of a picture that is decoded. A file of a few kilobytes can ask for gigabytes.</summary>
    public const long MostPixels = 110_000_000;

    /// <summary>
    /// Largest number of pixels held in memory while shrinking.
    /// A JPEG is decoded at an eighth of its size, so that a picture of the largest camera fits.
    /// </summary>
    private const long MostDecoded = 26_000_000;

    private const int Quality = 78;

    /// <summary>Lock that admits one picture at a time, because each may take a hundred megabytes for a moment.</summary>
    private static readonly Lock Gate = new();

    public static ThumbnailResult Make(byte[] picture)
    {
        lock (Gate)
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

        // A picture that breaks off in the middle still shows the part before.
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

    /// <summary>Returns the matrix that turns a picture upright. Source: EXIF, orientation 1 to 8.</summary>
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

/// <summary>Result of making a thumbnail.</summary>
/// <param name="Jpeg">Thumbnail. Null where none could be made.</param>
/// <param name="Width">Width of the original, held upright. Null where it cannot be read.</param>
public sealed record ThumbnailResult(byte[]? Jpeg, int? Width, int? Height, ThumbnailFailure? Trouble);
