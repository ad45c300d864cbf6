using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Metadata that a camera wrote into its picture.</summary>
/// <param name="TakenAt">Time of the camera's clock, without a zone. Nobody checks a camera's clock.</param>
/// <param name="Latitude">Latitude in degrees north (WGS 84).</param>
/// <param name="Longitude">Longitude in degrees east.</param>
public sealed record PhotoMetadata(DateTime? TakenAt, double? Latitude, double? Longitude)
{
    public static PhotoMetadata None { get; } = new(null, null, null);

    /// <summary>
    /// Reads the metadata of a picture.
    /// It returns <see cref="None"/> where there is none or it cannot be read, because that is no reason to refuse evidence.
    /// </summary>
    public static PhotoMetadata Read(byte[] picture)
    {
        try
        {
            using var stream = new MemoryStream(picture, writable: false);
            var directories = ImageMetadataReader.ReadMetadata(stream);
            var place = directories
                .OfType<GpsDirectory>()
                .Select(gps => gps.GetGeoLocation())
                .FirstOrDefault(found => found is { IsZero: false });
            var isOnEarth = place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };
            return new PhotoMetadata(
                Taken(directories),
                isOnEarth ? Math.Round(place!.Latitude, 6) : null,
                isOnEarth ? Math.Round(place!.Longitude, 6) : null
            );
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return None;
        }
    }

    private static DateTime? Taken(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var exif in directories.OfType<ExifSubIfdDirectory>())
        {
            if (exif.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var taken) && taken.Year is >= 1990 and < 2200)
                return DateTime.SpecifyKind(taken, DateTimeKind.Unspecified);
        }

        return null;
    }
}
