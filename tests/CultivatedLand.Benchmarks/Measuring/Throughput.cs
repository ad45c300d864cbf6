using System.Diagnostics;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>Counts work and the time it took.</summary>
internal sealed class Throughput
{
    private TimeSpan _spent;
    private int _done;

    public double PerSecond => _done / _spent.TotalSeconds;

    public async Task Measure(int things, Func<Task> work)
    {
        // What the other side has left behind is not this side's to clear away.
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        await work();
        _spent += Stopwatch.GetElapsedTime(since);
        _done += things;
    }

    public Task Measure(int things, Action work) =>
        Measure(
            things,
            () =>
            {
                work();
                return Task.CompletedTask;
            }
        );
}
