using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Check that every page of the file is consistent. It reads the whole file, so a large one is checked while the host already serves.
/// </summary>
internal static class IntegrityCheck
{
    private const long LargestCheckedBeforeServing = 128L << 20;

    public static bool IsQuick(DataFolder folder) =>
        new FileInfo(folder.Ledger) is { Exists: true, Length: <= LargestCheckedBeforeServing };

    /// <exception cref="StorageException">The file is damaged.</exception>
    public static void Run(LedgerConnection connection, string file)
    {
        var finding = connection.Sql("PRAGMA quick_check(1)").First(row => row.Text(0));
        if (finding != "ok")
            throw new StorageException(StorageText.Damaged(file, finding ?? "?"));
    }

    public static Task<StorageException?> Begin(SqliteDatabase database) =>
        IsQuick(database.Folder) ? Task.FromResult<StorageException?>(null) : Task.Run(() => InBackground(database));

    private static async Task<StorageException?> InBackground(SqliteDatabase database)
    {
        try
        {
            return await database.Read<StorageException?>(
                connection =>
                {
                    Run(connection, database.Folder.Ledger);
                    return null;
                },
                CancellationToken.None
            );
        }
        catch (StorageException damaged)
        {
            return damaged;
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT })
        {
            return null;
        }
    }
}
