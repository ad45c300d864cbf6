using System.Globalization;
using CultivatedLand.Local.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Migrator of a ledger to the version this program knows. It refuses a file that it cannot know.</summary>
internal static class Schema
{
    /// <summary>Number that marks a file as a ledger: “CuLa”.</summary>
    private const long ApplicationId = 0x43754C61;

    public static int Latest => Migration.All[^1].Version;

    /// <exception cref="StorageException">The file is no ledger, or one of a newer version.</exception>
    public static void BringForward(LedgerConnection connection, DataFolder folder, IReadOnlyList<Migration> migrations)
    {
        var found = VersionOf(connection, folder.Ledger);
        var known = migrations[^1].Version;
        if (found > known)
            throw new StorageException(StorageText.Newer(folder.Ledger, found, known));
        if (found == known)
            return;
        if (found > 0)
            KeepCopy(connection, folder.CopyBefore(found));
        foreach (var migration in migrations.Where(migration => migration.Version > found))
            Apply(connection, migration);
    }

    /// <returns>0 for a file that is still empty.</returns>
    public static int VersionOf(LedgerConnection connection, string file)
    {
        var version = connection.Sql("PRAGMA user_version").First(row => row.Int(0));
        var application = connection.Sql("PRAGMA application_id").First(row => row.Long(0));
        var isEmpty = connection.Sql("SELECT count(*) FROM sqlite_schema").First(row => row.Int(0)) == 0;
        return isEmpty || application == ApplicationId ? version : throw new StorageException(StorageText.NotALedger(file));
    }

    private static void KeepCopy(LedgerConnection connection, string copy)
    {
        var unfinished = copy + ".part";
        File.Delete(unfinished);
        connection.Sql("VACUUM INTO ?1").Bind(unfinished).Run();
        File.Move(unfinished, copy, overwrite: true);
    }

    private static void Apply(LedgerConnection connection, Migration migration)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            connection.Execute(migration.Script);
            migration.Fill?.Invoke(connection);
            connection.Execute(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA user_version = {migration.Version}; PRAGMA application_id = {ApplicationId}; COMMIT"
                )
            );
        }
        catch (SqliteException)
        {
            if (connection.IsInTransaction)
                connection.Execute("ROLLBACK");
            throw;
        }
    }
}
