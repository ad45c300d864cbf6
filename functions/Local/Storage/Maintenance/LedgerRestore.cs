using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Restore of a backup into a new data folder. It never overwrites a folder that is in use or was used.
/// The folder appears whole or not at all: everything is copied into a folder beside it first.
/// </summary>
public static class LedgerRestore
{
    /// <exception cref="StorageException">The backup is missing or damaged, or the folder is not empty.</exception>
    public static RestoreReport Run(
        DataFolder backup,
        DataFolder to,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(to.Path) || (Directory.Exists(to.Path) && Directory.EnumerateFileSystemEntries(to.Path).Any()))
            throw new StorageException(StorageText.FolderInUse(to.Path));
        var hasManifest = BackupManifest.Check(backup.Path);
        using (var source = LedgerSnapshot.Open(backup))
            IntegrityCheck.Run(source.Connection, backup.Ledger);

        var unfinished = new DataFolder($"{Path.TrimEndingDirectorySeparator(to.Path)}.restoring-{Guid.NewGuid():n}");
        try
        {
            var copied = LedgerBackup.Run(backup, unfinished, progress, cancellationToken);
            File.Delete(Path.Combine(unfinished.Path, BackupManifest.Name));
            if (Directory.Exists(to.Path))
                Directory.Delete(to.Path);
            Directory.Move(unfinished.Path, to.Path);
            return new RestoreReport(copied with { Folder = to }, hasManifest);
        }
        finally
        {
            if (Directory.Exists(unfinished.Path))
                Directory.Delete(unfinished.Path, recursive: true);
        }
    }
}

/// <summary>Result of a restore.</summary>
/// <param name="HasManifest">Whether the backup had a manifest, by which each file was checked.</param>
public sealed record RestoreReport(BackupReport Copied, bool HasManifest);
