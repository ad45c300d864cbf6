using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage;

/// <summary>Read-only connections, lent to one reader at a time.</summary>
internal sealed class ReaderPool(string file, int most) : IDisposable
{
    private const string Pragmas = "PRAGMA query_only = 1; PRAGMA cache_size = -4000;";

    private readonly ConcurrentBag<Connection> idle = [];
    private readonly SemaphoreSlim free = new(most);

    /// <summary>Everything the work reads is of one moment when it is one statement; <see cref="ReadAtOneMoment"/> holds for several.</summary>
    public async Task<T> Read<T>(Func<Connection, T> work, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        Connection? connection = null;
        try
        {
            if (!idle.TryTake(out connection)) connection = Connection.Open(file, SqliteOpenMode.ReadOnly, Pragmas);
            return work(connection);
        }
        catch (SqliteException error) when (Sentences.For(error, file) is { } sentence)
        {
            throw new StorageException(sentence, error);
        }
        finally
        {
            if (connection is not null)
            {
                connection.Settle();
                idle.Add(connection);
            }

            free.Release();
        }
    }

    public Task<T> ReadAtOneMoment<T>(Func<Connection, T> work, CancellationToken cancel) => Read(
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

    public void Dispose()
    {
        while (idle.TryTake(out var connection)) connection.Dispose();
        free.Dispose();
    }
}
