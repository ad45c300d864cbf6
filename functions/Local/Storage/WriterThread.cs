using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage;

/// <summary>
/// The one thread that writes. What waits is done in one transaction, each piece of work within its own savepoint, and callers hear of it
/// only after the commit. It also does every checkpoint: the SQLite in use can corrupt a file when one connection commits while another checkpoints.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private const int MostRowsInOneCommit = 1000;
    private const int MostWaiting = 4096;
    private const int PagesBetweenCheckpoints = 4000;
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(20);

    private readonly Channel<WriteRequest> queue = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Connection connection;
    private readonly string file;
    private readonly Thread thread;
    private long pagesAtCheckpoint;

    public WriterThread(Connection connection, string file)
    {
        this.connection = connection;
        this.file = file;
        thread = new Thread(Serve) { Name = "ledger writer", IsBackground = true };
        thread.Start();
    }

    /// <param name="rows">Roughly how many rows the work changes; bounds what one commit takes together.</param>
    public async Task<T> Write<T>(Func<Connection, T> work, int rows, CancellationToken cancel)
    {
        var request = new WriteRequest<T>(work, rows, cancel);
        try
        {
            await queue.Writer.WriteAsync(request, cancel);
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
        queue.Writer.TryComplete();
        thread.Join();
        connection.Dispose();
    }

    private void Serve()
    {
        var batch = new List<WriteRequest>();
        while (Next() is { } first)
        {
            batch.Clear();
            try
            {
                Commit(first, batch);
            }
            catch (Exception error)
            {
                RollBack();
                var known = Known(error);
                foreach (var request in batch) request.Fail(known);
                continue;
            }

            foreach (var request in batch) request.Complete();
            CheckpointNowAndThen();
        }

        connection.Checkpoint(truncate: true);
    }

    private WriteRequest? Next()
    {
        if (queue.Reader.TryRead(out var waiting)) return waiting;
        return queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && queue.Reader.TryRead(out waiting) ? waiting : null;
    }

    private void Commit(WriteRequest first, List<WriteRequest> batch)
    {
        var since = Stopwatch.GetTimestamp();
        var rows = 0;
        var next = first;
        batch.Add(first);
        connection.Sql("BEGIN IMMEDIATE").Run();
        while (true)
        {
            Do(next);
            rows += next.Rows;
            if (rows >= MostRowsInOneCommit || Stopwatch.GetElapsedTime(since) >= LongestHold || !queue.Reader.TryRead(out next)) break;
            batch.Add(next);
        }

        connection.Sql("COMMIT").Run();
    }

    private void Do(WriteRequest request)
    {
        if (request.IsCancelled) return;
        connection.Sql("SAVEPOINT request").Run();
        try
        {
            request.Run(connection);
        }
        catch (Exception error) when (connection.IsInTransaction)
        {
            connection.Settle();
            connection.Sql("ROLLBACK TO request").Run();
            request.Spoil(Known(error));
        }

        connection.Sql("RELEASE request").Run();
    }

    private void RollBack()
    {
        connection.Settle();
        if (connection.IsInTransaction) connection.Sql("ROLLBACK").Run();
    }

    private Exception Known(Exception error) =>
        error is SqliteException sqlite && Sentences.For(sqlite, file) is { } sentence ? new StorageException(sentence, sqlite) : error;

    private void CheckpointNowAndThen()
    {
        var written = connection.PagesWritten;
        if (written - pagesAtCheckpoint < PagesBetweenCheckpoints) return;
        connection.Checkpoint(truncate: false);
        pagesAtCheckpoint = written;
    }
}
