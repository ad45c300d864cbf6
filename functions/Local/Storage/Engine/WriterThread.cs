using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// The one thread that writes. What waits is done in one transaction, and callers hear of it only after the commit.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private const int MostRowsInOneCommit = 1000;
    private const int MostWaiting = 4096;

    /// <summary>What a thousand rows take that lie all over the file: fewer to a commit would cost more commits than pages.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(100);

    private readonly Channel<WriteRequest> _queue = Channel.CreateBounded<WriteRequest>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );
    private readonly LedgerConnection _connection;
    private readonly string _file;
    private readonly Thread _thread;

    public WriterThread(LedgerConnection connection, string file)
    {
        _connection = connection;
        _file = file;
        _thread = new Thread(Serve) { Name = "ledger writer", IsBackground = true };
        _thread.Start();
    }

    /// <param name="rows">Roughly how many rows the work changes; bounds what one commit takes together.</param>
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

    /// <summary>Finishes what waits, folds the log into the file and ends.</summary>
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
        }

        _connection.FoldLog();
    }

    private WriteRequest? Next()
    {
        if (_queue.Reader.TryRead(out var waiting))
            return waiting;
        return _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && _queue.Reader.TryRead(out waiting) ? waiting : null;
    }

    /// <summary>
    /// Does all of a batch in one transaction. No savepoint for each: it would copy every page before it is changed. One that fails undoes the others
    /// with it, hears of it, and is left out when they are done again.
    /// </summary>
    /// <param name="takesMore">Whether what comes in meanwhile joins the batch.</param>
    /// <returns>False when the rest of the batch is to be done again.</returns>
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

    private Exception Known(Exception error) =>
        error is SqliteException sqlite && StorageText.For(sqlite, _file) is { } text ? new StorageException(text, sqlite) : error;
}
