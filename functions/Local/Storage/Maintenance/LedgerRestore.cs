namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Restore of a backup into a new data folder. It never overwrites a folder that is in use or was used.</summary>
public static class LedgerRestore
{
    /// <exception cref="StorageException">The backup is missing or damaged, or the folder is not empty.</exception>
    public static BackupReport Run(DataFolder backup, DataFolder to, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(to.Path) && Directory.EnumerateFileSystemEntries(to.Path).Any())
            throw new StorageException(StorageText.FolderInUse(to.Path));
        using (var source = LedgerSnapshot.Open(backup))
            IntegrityCheck.Run(source.Connection, backup.Ledger);
        return LedgerBackup.Run(backup, to, progress, cancellationToken);
    }
}
