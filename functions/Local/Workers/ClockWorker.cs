using CultivatedLand.Application.Health;
using CultivatedLand.Application.Time;

namespace CultivatedLand.Local.Workers;

/// <summary>Worker that looks at the machine's clock every minute. Virtual time has nothing to be compared with.</summary>
public sealed class ClockWorker(ClockWatch clockWatch, LoopMonitor loops, TimeProvider clock) : BackgroundService
{
    private const string Loop = "clock-watch";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await clockWatch.Look(stoppingToken);
                loops.Ran(Loop);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                loops.Failed(Loop, trouble.Message);
            }
        }
    }
}
