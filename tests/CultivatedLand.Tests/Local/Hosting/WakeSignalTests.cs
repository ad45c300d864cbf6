using CultivatedLand.Local.Hosting;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Local.Hosting;

public class WakeSignalTests
{
    /// <summary>
    /// What has not come by then does not come: far longer than any of these waits, shorter than the doorbell's own glance.
    /// </summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _clock = FakeClock.At("2023-08-04 08:59");

    private static DateTimeOffset Nine => Some.At("2023-08-04 09:00");

    [Fact]
    public async Task A_moment_that_has_come_is_not_waited_for()
    {
        _clock.MoveTo(Nine);
        await new WakeSignal(_clock).Wait(Nine, default).WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_ring_ends_the_wait()
    {
        var bell = new WakeSignal(_clock);
        var waiting = bell.Wait(Nine, default);
        Assert.False(waiting.IsCompleted);

        bell.Raise();
        await waiting.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Without_a_moment_only_a_ring_ends_the_wait()
    {
        var bell = new WakeSignal(_clock);
        var waiting = bell.Wait(null, default);
        Assert.False(waiting.IsCompleted);

        bell.Raise();
        await waiting.WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_ring_while_nobody_waits_is_heard_by_the_next_wait()
    {
        var bell = new WakeSignal(_clock);
        bell.Raise();

        await bell.Wait(null, default).WaitAsync(Deadline);
    }

    [Fact]
    public async Task Many_rings_are_one()
    {
        var bell = new WakeSignal(_clock);
        for (var ring = 0; ring < 3; ring++)
            bell.Raise();
        await bell.Wait(null, default).WaitAsync(Deadline);

        Assert.False(bell.Wait(null, default).IsCompleted);
    }

    [Fact]
    public async Task Time_that_comes_ends_the_wait_without_a_ring()
    {
        var waiting = new WakeSignal(_clock).Wait(_clock.GetUtcNow().AddMilliseconds(50), default);
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        await waiting.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Fast_virtual_time_does_not_wait_in_real_hours()
    {
        var clock = new VirtualClock(Some.At("2023-08-04 08:59"), 1_000_000, TimeProvider.System);
        clock.RunUntil(null);

        await new WakeSignal(clock).Wait(Some.At("2023-08-05 09:00"), default).WaitAsync(Deadline);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    public async Task Time_that_stands_still_or_crawls_waits_for_a_ring(double speed)
    {
        var bell = new WakeSignal(new VirtualClock(Some.At("2023-08-04 08:59"), speed, TimeProvider.System));
        var waiting = bell.Wait(Some.At("2199-12-31 09:00"), default);
        Assert.False(waiting.IsCompleted);

        bell.Raise();
        await waiting.WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_host_that_stops_does_not_wait()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = new WakeSignal(_clock).Wait(Nine, stopping.Token);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Deadline));
    }

    [Fact]
    public async Task Every_bell_rings_when_something_changed()
    {
        var bells = new WakeSignals();
        var (one, other) = (bells.Add(_clock), bells.Add(_clock));
        bells.Raise(Some.Id);

        await Task.WhenAll(one.Wait(null, default), other.Wait(null, default)).WaitAsync(Deadline);
    }
}
