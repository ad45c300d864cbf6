using CultivatedLand.Application.Records;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Migrations;

namespace CultivatedLand.Local.Storage;

/// <summary>
/// Opener of the ledger file of a data folder. The file is checked, brought forward to this version, and held by this host alone.
/// </summary>
public static class LedgerFile
{
    /// <exception cref="StorageException">The folder is in use, cannot be written, is damaged, or comes from a newer version.</exception>
    public static SqliteDatabase Open(DataFolder folder, TimeProvider time) => Open(folder, time, time);

    /// <param name="retries">Clock by which a record that is set aside is tried again. A rehearsal has its own.</param>
    /// <exception cref="StorageException">The folder is in use, cannot be written, is damaged, or comes from a newer version.</exception>
    public static SqliteDatabase Open(DataFolder folder, TimeProvider time, TimeProvider retries) =>
        Open(folder, time, Migration.All, retries);

    internal static SqliteDatabase Open(DataFolder folder, TimeProvider time, IReadOnlyList<Migration> migrations) =>
        Open(folder, time, migrations, time);

    private static SqliteDatabase Open(DataFolder folder, TimeProvider time, IReadOnlyList<Migration> migrations, TimeProvider retries) =>
        SqliteDatabase.Open(
            folder,
            time,
            new SetAsideStore(retries, new LedgerFailureTest()),
            connection =>
            {
                Schema.BringForward(connection, folder, migrations);
                if (migrations[^1].Version < Schema.Latest)
                    return;
                UsedFolderCheck.Content(folder, connection);
                LogFold.Run(connection, folder);
            }
        );
}
