using System.Collections.Concurrent;
using CultivatedLand.Application.Records;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Pool of read-only connections. One reader uses a connection at a time.</summary>
internal sealed class ReaderPool(string file, int most, SetAsideStore setAside) : IDisposable
{
    private const string Pragmas = "PRAGMA query_only = 1; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -4000;";

    private readonly ConcurrentBag<LedgerConnection> _opened = [];
    private readonly ConcurrentBag<LedgerConnection> _idle = [];
    private readonly SemaphoreSlim _free = new(most);
    private volatile bool _isClosed;

    /// <summary>
    /// Runs a read. One statement reads one moment; <see cref="ReadAtOneMoment"/> keeps one moment for several statements.
    /// </summary>
    public async Task<T> Read<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            var connection = Take();
            try
            {
                return work(connection);
            }
            finally
            {
                connection.Settle();
                _idle.Add(connection);
            }
        }
        catch (SqliteException error) when (StorageText.For(error, file) is { } text)
        {
            throw new StorageException(text, error);
        }
        finally
        {
            _free.Release();
        }
    }

    public Task<T> ReadAtOneMoment<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken) =>
        Read(
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
            cancellationToken
        );

    /// <summary>Interrupts long reads and closes every connection once its reader is done.</summary>
    public void Dispose()
    {
        _isClosed = true;
        foreach (var connection in _opened)
            connection.Interrupt();
        for (var reader = 0; reader < most; reader++)
            _free.Wait();
        foreach (var connection in _opened)
            connection.Dispose();
        _free.Release(most);
    }

    private LedgerConnection Take()
    {
        if (_idle.TryTake(out var connection))
            return connection;
        connection = LedgerConnection.Open(file, SqliteOpenMode.ReadOnly, Pragmas, setAside);
        _opened.Add(connection);
        return connection;
    }
}
