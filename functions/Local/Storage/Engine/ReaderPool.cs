using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Read-only connections, lent to one reader at a time.</summary>
internal sealed class ReaderPool(string file, int most) : IDisposable
{
    private const string Pragmas = "PRAGMA query_only = 1; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -4000;";

    private readonly ConcurrentBag<LedgerConnection> opened = [];
    private readonly ConcurrentBag<LedgerConnection> idle = [];
    private readonly SemaphoreSlim free = new(most);
    private volatile bool isClosed;

    /// <summary>What one statement reads is of one moment; <see cref="ReadAtOneMoment"/> holds that for several.</summary>
    public async Task<T> Read<T>(Func<LedgerConnection, T> work, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(SqliteDatabase));
            var connection = Take();
            try
            {
                return work(connection);
            }
            finally
            {
                connection.Settle();
                idle.Add(connection);
            }
        }
        catch (SqliteException error) when (StorageText.For(error, file) is { } sentence)
        {
            throw new StorageException(sentence, error);
        }
        finally
        {
            free.Release();
        }
    }

    public Task<T> ReadAtOneMoment<T>(Func<LedgerConnection, T> work, CancellationToken cancel) => Read(
        connection =>
        {
            connection.Sql("BEGIN").Run();
            try
            {
                return work(connection);
            }
            finally
            {
                connection.Settle();
                connection.Sql("COMMIT").Run();
            }
        },
        cancel);

    /// <summary>Interrupts what takes long and closes every connection once its reader is done.</summary>
    public void Dispose()
    {
        isClosed = true;
        foreach (var connection in opened) connection.Interrupt();
        for (var reader = 0; reader < most; reader++) free.Wait();
        foreach (var connection in opened) connection.Dispose();
        free.Release(most);
    }

    private LedgerConnection Take()
    {
        if (idle.TryTake(out var connection)) return connection;
        connection = LedgerConnection.Open(file, SqliteOpenMode.ReadOnly, Pragmas);
        opened.Add(connection);
        return connection;
    }
}
