using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Thread that writes, the only one. Waiting requests run in one transaction, and callers get their results only after the commit.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private const int MostRowsInOneCommit = 1000;
    private const int MostWaiting = 4096;

    /// <summary>
    /// Longest time in one transaction: the time for a thousand rows spread over the whole file.
    /// Fewer rows to a commit would cost more commits than pages.
    /// </summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(100);

    /// <summary>Time without a request after which the log is folded.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>Shortest time between two folds of a large log: a reader that needs the log may hold it for a while.</summary>
    private static readonly TimeSpan FoldPause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<WriteRequest> _queue = Channel.CreateBounded<WriteRequest>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );
    private readonly LedgerConnection _connection;
    private readonly DataFolder _folder;
    private readonly Thread _thread;
    private long _foldedAt;

    public WriterThread(LedgerConnection connection, DataFolder folder)
    {
        _connection = connection;
        _folder = folder;
        _thread = new Thread(Serve) { Name = "ledger writer", IsBackground = true };
        _thread.Start();
    }

    /// <param name="rows">Rough number of rows that the work changes; it limits the size of one commit.</param>
    public async Task<T> Write<T>(Func<LedgerConnection, T> work, int rows, CancellationToken cancellationToken)
    {
        var request = new WriteRequest<T>(work, rows, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(request, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteDatabase));
        }

        return await request.Answer;
    }

    /// <summary>Finishes the waiting requests, writes the log into the file and ends.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _connection.Dispose();
    }

    private void Serve()
    {
        var batch = new List<WriteRequest>();
        while (Next() is { } first)
        {
            batch.Clear();
            batch.Add(first);
            var takesMore = true;
            while (!Commit(batch, takesMore))
                takesMore = false;
            if (LogFold.IsLarge(_folder) && Stopwatch.GetElapsedTime(_foldedAt) > FoldPause)
                Fold();
        }

        Fold();
    }

    /// <summary>Folds the log. Where the disk fails or is full it stays as it is, and the next write says so to its caller.</summary>
    private void Fold()
    {
        _foldedAt = Stopwatch.GetTimestamp();
        try
        {
            LogFold.Run(_connection, _folder);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            RollBack();
        }
    }

    private WriteRequest? Next()
    {
        if (_queue.Reader.TryRead(out var waiting))
            return waiting;
        var more = _queue.Reader.WaitToReadAsync().AsTask();
        while (LogFold.HasLog(_folder) && !more.Wait(Idle))
            Fold();
        return more.GetAwaiter().GetResult() && _queue.Reader.TryRead(out waiting) ? waiting : null;
    }

    /// <summary>
    /// Runs a batch in one transaction. There is no savepoint for each request: it would copy every page before it is changed.
    /// A failing request undoes the others with it, gets the error, and is left out when they run again.
    /// </summary>
    /// <param name="takesMore">Whether requests that arrive meanwhile join the batch.</param>
    /// <returns>False if the rest of the batch must run again.</returns>
    private bool Commit(List<WriteRequest> batch, bool takesMore)
    {
        var running = 0;
        try
        {
            _connection.Sql("BEGIN IMMEDIATE").Run();
            var (since, rows) = (Stopwatch.GetTimestamp(), 0);
            for (; running < batch.Count; running++)
            {
                batch[running].Run(_connection);
                rows += batch[running].Rows;
                if (
                    takesMore
                    && running == batch.Count - 1
                    && rows < MostRowsInOneCommit
                    && Stopwatch.GetElapsedTime(since) < LongestHold
                    && _queue.Reader.TryRead(out var next)
                )
                    batch.Add(next);
            }

            _connection.Sql("COMMIT").Run();
        }
        catch (Exception error)
        {
            var known = Known(error);
            var isOfOneAlone = running < batch.Count && _connection.IsInTransaction;
            RollBack();
            foreach (var request in isOfOneAlone ? batch.Slice(running, 1) : batch)
                request.Fail(known);
            if (isOfOneAlone)
                batch.RemoveAt(running);
            else
                batch.Clear();
            return batch.Count == 0;
        }

        foreach (var request in batch)
            request.Complete();
        return true;
    }

    private void RollBack()
    {
        _connection.Settle();
        if (_connection.IsInTransaction)
            _connection.Sql("ROLLBACK").Run();
    }

    /// <summary>Translates an error. A row that contradicts another is the fault of one record, not of the file.</summary>
    private Exception Known(Exception error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT }
            ? new InvalidDataException($"A row that is there already stands in its way ({error.Message}).", error)
        : error is SqliteException sqlite && StorageText.For(sqlite, _folder.Ledger) is { } text ? new StorageException(text, sqlite)
        : error;
}
