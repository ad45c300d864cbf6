using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Copier of archived files from one data folder to another.</summary>
internal static class ArchiveCopy
{
    /// <summary>Copies the files that are missing. Every file is checked against its hash while it is copied.</summary>
    public static int Run(DataFolder from, DataFolder to, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var source = new FileArchive(from.Archive);
        var target = new FileArchive(to.Archive);
        var hashes = source.Hashes().ToList();
        for (var index = 0; index < hashes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!File.Exists(target.PathOf(hashes[index])))
            {
                var content = source.Get(hashes[index], cancellationToken).GetAwaiter().GetResult()!;
                target.Put(content, cancellationToken).GetAwaiter().GetResult();
            }

            progress?.Report(new CopyProgress("archive", index + 1, hashes.Count));
        }

        return hashes.Count;
    }
}
