using System.Threading.Channels;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Signal on which a worker waits until a moment comes or somebody raises it.
/// Meanwhile it looks at the clock every 20 seconds, but never at the ledger: a machine's clock may be set or the machine may sleep,
/// and no timer reports that.
/// </summary>
public sealed class WakeSignal(TimeProvider clock)
{
    private static readonly TimeSpan ClockCheck = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => _raised.Writer.TryWrite(true);

    /// <param name="moment">Null to wait for the signal alone.</param>
    public async Task Wait(DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        while (!_raised.Reader.TryRead(out _) && !(moment <= clock.GetUtcNow()))
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            waiting.CancelAfter(moment is { } due ? Shorter(ClockCheck, RealTimeUntil(due)) : Timeout.InfiniteTimeSpan);
            try
            {
                await _raised.Reader.WaitToReadAsync(waiting.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The interval is over: look at the clock again.
            }
        }
    }

    private TimeSpan RealTimeUntil(DateTimeOffset due)
    {
        var ahead = due - clock.GetUtcNow();
        var speed = clock is VirtualClock { Speed: var factor } ? factor : 1;

        // The values are compared before the division: at a very low speed the quotient exceeds any time span,
        // and at speed 0 there is none.
        return (speed == 0 || ahead >= ClockCheck * speed ? ClockCheck : ahead / speed) + TimeSpan.FromMilliseconds(1);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) =>
        left < right ? left
        : right < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
        : right;
}

/// <summary>Signals of all workers that wait for the ledger to change.</summary>
public sealed class WakeSignals : IChangeSignal
{
    private readonly List<WakeSignal> _signals = [];

    public WakeSignal Add(TimeProvider clock)
    {
        var signal = new WakeSignal(clock);
        _signals.Add(signal);
        return signal;
    }

    public void Raise(TaskId? task)
    {
        foreach (var signal in _signals)
            signal.Raise();
    }
}
