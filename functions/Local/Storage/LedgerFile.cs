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
    public static SqliteDatabase Open(DataFolder folder, TimeProvider time, SetAsideStore? setAside = null) =>
        Open(folder, time, Migration.All, setAside);

    internal static SqliteDatabase Open(
        DataFolder folder,
        TimeProvider time,
        IReadOnlyList<Migration> migrations,
        SetAsideStore? setAside = null
    ) =>
        SqliteDatabase.Open(
            folder,
            time,
            setAside ?? new SetAsideStore(time),
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
