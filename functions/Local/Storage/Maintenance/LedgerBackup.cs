using CultivatedLand.Local.Storage.Engine;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Backup of a data folder's ledger, archive and keys, made while the host goes on serving.</summary>
public static class LedgerBackup
{
    private const int PagesPerStep = 1000;

    /// <param name="to">A folder that is new, or holds nothing but an earlier, unfinished backup.</param>
    /// <exception cref="StorageException">There is nothing to copy or no room, or a backup is there already.</exception>
    public static BackupReport Run(DataFolder from, DataFolder to, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(to.Ledger))
            throw new StorageException(StorageText.FolderInUse(to.Path));
        try
        {
            Directory.CreateDirectory(to.Path);

            // The ledger is copied first, so the archive already holds every file that the ledger names.
            var unfinished = to.Ledger + ".part";
            CopyLedger(from, unfinished, progress, cancellationToken);
            var files = ArchiveCopy.Run(from, to, progress, cancellationToken);
            CopyKeys(from, to);
            File.Move(unfinished, to.Ledger);
            BackupManifest.Write(to.Path);
            return new BackupReport(to, new FileInfo(to.Ledger).Length, files);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StorageException(StorageText.NotWritable(to.Path), denied);
        }
        catch (IOException failed)
        {
            throw new StorageException(StorageText.DiskFull(to.Path), failed);
        }
    }

    /// <summary>Copies the keys. Without them a restored host could not read the links in mails that are already sent.</summary>
    private static void CopyKeys(DataFolder from, DataFolder to)
    {
        if (!Directory.Exists(from.Keys))
            return;
        Directory.CreateDirectory(to.Keys);
        foreach (var file in Directory.EnumerateFiles(from.Keys))
            File.Copy(file, Path.Combine(to.Keys, Path.GetFileName(file)), overwrite: true);
    }

    private static void CopyLedger(DataFolder from, string to, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        File.Delete(to);
        using var source = LedgerSnapshot.Open(from);
        try
        {
            using (var target = LedgerConnection.Open(to, SqliteOpenMode.ReadWriteCreate, "PRAGMA synchronous = FULL;"))
            {
                CopyPages(source.Connection, target, progress, cancellationToken);

                // The copy on its own needs no log beside it. A host that opens it turns the log on again.
                target.Execute("PRAGMA journal_mode = DELETE;");
            }
        }
        catch (SqliteException error) when (StorageText.For(error, to) is { } text)
        {
            throw new StorageException(text, error);
        }
    }

    private static void CopyPages(
        LedgerConnection source,
        LedgerConnection target,
        IProgress<CopyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var copying = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(copying, PagesPerStep);
            var all = raw.sqlite3_backup_pagecount(copying);
            progress?.Report(new CopyProgress("ledger", all - raw.sqlite3_backup_remaining(copying), all));
        } while (result == raw.SQLITE_OK);

        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, target.Handle);
    }
}

/// <summary>Progress of a copy.</summary>
/// <param name="What">ledger (in pages) or archive (in files).</param>
public sealed record CopyProgress(string What, int Done, int All);

/// <summary>Result of a backup.</summary>
/// <param name="Files">Number of archived files in it.</param>
public sealed record BackupReport(DataFolder Folder, long LedgerBytes, int Files);
