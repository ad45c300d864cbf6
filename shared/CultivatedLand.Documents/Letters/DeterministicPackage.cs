using System.IO.Compression;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Writer that copies a package with one date on all its parts.
/// The same letter then has the same bytes and is archived once.
/// </summary>
internal static class DeterministicPackage
{
    public static byte[] From(byte[] package, DateOnly date)
    {
        using var written = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var target = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries)
            {
                var entry = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return written.ToArray();
    }
}
