using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage;

/// <summary>A ledger as it was at one moment, read beside a host that may be writing to it.</summary>
internal sealed class Snapshot : IDisposable
{
    private Snapshot(Connection connection) => Connection = connection;

    public Connection Connection { get; }

    /// <exception cref="StorageException">No ledger there, or none this program can read.</exception>
    public static Snapshot Open(DataFolder folder)
    {
        if (!File.Exists(folder.Ledger)) throw new StorageException(Sentences.Missing(folder.Ledger));
        Connection? connection = null;
        try
        {
            connection = Connection.Open(folder.Ledger, SqliteOpenMode.ReadOnly, "PRAGMA cache_size = -16000;");
            var version = Schema.VersionOf(connection, folder.Ledger);
            if (version > Schema.Latest) throw new StorageException(Sentences.Newer(folder.Ledger, version, Schema.Latest));
            if (version < Schema.Latest) throw new StorageException(Sentences.Older(folder.Ledger, version, Schema.Latest));

            // The first read fixes the moment.
            connection.Sql("BEGIN").Run();
            connection.Sql("SELECT count(*) FROM sqlite_schema").First(row => row.Int(0));
            return new Snapshot(connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            if (error is SqliteException sqlite && Sentences.For(sqlite, folder.Ledger) is { } sentence) throw new StorageException(sentence, sqlite);
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
