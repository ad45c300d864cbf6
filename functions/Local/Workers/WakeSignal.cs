using System.Threading.Channels;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// Where a loop waits: until a moment comes or somebody rings. Between, it only glances at the clock now and then, never at the ledger,
/// because a machine's clock may be set or the machine may sleep, and no timer tells.
/// </summary>
public sealed class WakeSignal(TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => _rings.Writer.TryWrite(true);

    /// <param name="moment">Null to wait for a ring alone.</param>
    public async Task Wait(DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        while (!_rings.Reader.TryRead(out _) && !(moment <= clock.GetUtcNow()))
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            waiting.CancelAfter(moment is { } due ? Shorter(Glance, RealTimeUntil(due)) : Timeout.InfiniteTimeSpan);
            try
            {
                await _rings.Reader.WaitToReadAsync(waiting.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The glance is over: look at the clock again.
            }
        }
    }

    private TimeSpan RealTimeUntil(DateTimeOffset due)
    {
        var ahead = due - clock.GetUtcNow();
        var speed = clock is VirtualClock { Speed: var factor } ? factor : 1;

        // Compared before it is divided: at a crawl the quotient is longer than any span of time, at a standstill there is none.
        return (speed == 0 || ahead >= Glance * speed ? Glance : ahead / speed) + TimeSpan.FromMilliseconds(1);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) =>
        left < right ? left
        : right < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
        : right;
}

/// <summary>Rings wherever something waits for the ledger to change.</summary>
public sealed class WakeSignals : IChangeSignal
{
    private readonly List<WakeSignal> _bells = [];

    public WakeSignal Add(TimeProvider clock)
    {
        var bell = new WakeSignal(clock);
        _bells.Add(bell);
        return bell;
    }

    public void Raise(TaskId? task)
    {
        foreach (var bell in _bells)
            bell.Raise();
    }
}
