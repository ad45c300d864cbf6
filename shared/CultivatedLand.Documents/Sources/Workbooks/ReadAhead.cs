using System.Collections.Concurrent;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Read-ahead sequence: another thread enumerates it, a few items ahead of the reader.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// Enumerates a source on another thread.
    /// An exception of the source is thrown where its next item would have been.
    /// A reader that stops early also stops the source.
    /// </summary>
    /// <param name="most">Largest number of items that may wait.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int most)
    {
        using var waiting = new BlockingCollection<T>(most);
        using var stopped = new CancellationTokenSource();

        // The source gets a thread of its own. Otherwise readers that hold every pool thread would wait for sources that get none.
        var producing = Task.Factory.StartNew(
            () => Produce(source, waiting, stopped.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            foreach (var item in waiting.GetConsumingEnumerable())
                yield return item;
        }
        finally
        {
            stopped.Cancel();
            producing.GetAwaiter().GetResult();
        }
    }

    private static void Produce<T>(IEnumerable<T> source, BlockingCollection<T> waiting, CancellationToken stopped)
    {
        try
        {
            foreach (var item in source)
                waiting.Add(item, stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The reader has stopped.
        }
        finally
        {
            waiting.CompleteAdding();
        }
    }
}
