using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Snapshot of a ledger at one moment. A host may be writing to the ledger at the same time.</summary>
internal sealed class LedgerSnapshot : IDisposable
{
    private LedgerSnapshot(LedgerConnection connection) => Connection = connection;

    public LedgerConnection Connection { get; }

    /// <exception cref="StorageException">There is no ledger, or none that this program can read.</exception>
    public static LedgerSnapshot Open(DataFolder folder)
    {
        if (!File.Exists(folder.Ledger))
            throw new StorageException(StorageText.Missing(folder.Ledger));
        LedgerConnection? connection = null;
        try
        {
            connection = LedgerConnection.Open(folder.Ledger, SqliteOpenMode.ReadOnly, "PRAGMA cache_size = -16000;");
            var version = Schema.VersionOf(connection, folder.Ledger);
            if (version > Schema.Latest)
                throw new StorageException(StorageText.Newer(folder.Ledger, version, Schema.Latest));
            if (version < Schema.Latest)
                throw new StorageException(StorageText.Older(folder.Ledger, version, Schema.Latest));

            // The first read fixes the moment.
            connection.Sql("BEGIN").Run();
            connection.Sql("SELECT count(*) FROM sqlite_schema").First(row => row.Int(0));
            return new LedgerSnapshot(connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            if (error is SqliteException sqlite && StorageText.For(sqlite, folder.Ledger) is { } text)
                throw new StorageException(text, sqlite);
            throw;
        }
    }

    public void Dispose()
    {
        Connection.Settle();
        Connection.Sql("COMMIT").Run();
        Connection.Dispose();
    }
}
