using System.Collections.Concurrent;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>A sequence enumerated on another thread, a few items ahead of who reads it.</summary>
internal static class ReadAhead
{
    /// <summary>What the source throws is thrown where its next item would have been. A reader that stops early stops the source.</summary>
    /// <param name="most">Items that may wait.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int most)
    {
        using var waiting = new BlockingCollection<T>(most);
        using var stopped = new CancellationTokenSource();

        // A thread of its own: readers that hold every thread of the pool would wait for sources that get none.
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
            // Nobody reads on.
        }
        finally
        {
            waiting.CompleteAdding();
        }
    }
}
