using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Testing;

public class FakeClockTests
{
    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = FakeClock.At("2023-08-18 09:00");
        clock.MoveTo("2023-08-18 09:30");

        Assert.Equal(Some.At("2023-08-18 09:30"), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_in_order_and_see_the_time_to_which_it_was_moved()
    {
        var clock = FakeClock.At("2023-08-18 09:00");
        var seen = new List<string>();
        using var late = clock.CreateTimer(
            _ => seen.Add($"late {Some.Text(clock.GetUtcNow())[11..]}"),
            null,
            TimeSpan.FromMinutes(20),
            Timeout.InfiniteTimeSpan
        );
        using var every = clock.CreateTimer(
            _ => seen.Add($"every {Some.Text(clock.GetUtcNow())[11..]}"),
            null,
            TimeSpan.FromMinutes(15),
            TimeSpan.FromMinutes(15)
        );
        clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(["every 09:31", "late 09:31", "every 09:31"], seen);
    }

    [Fact]
    public void It_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FakeClock.At("2023-08-18 09:00").MoveTo("2023-08-18 08:59"));

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var clock = FakeClock.At("2023-08-18 09:00");
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock);
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(5));
        await delay;
    }
}
