using CultivatedLand.Local.Hosting;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Local.Hosting;

public class VirtualClockTests
{
    private readonly FakeTimeProvider _real = FakeClock.At("2026-01-01 12:00");

    private VirtualClock Clock(double speed)
    {
        var clock = new VirtualClock(Some.At("2023-07-20 08:00"), speed, _real);
        clock.RunUntil(null);
        return clock;
    }

    [Fact]
    public void It_stands_at_its_start_until_it_is_told_to_run()
    {
        var clock = new VirtualClock(Some.At("2023-07-20 08:00"), 3600, _real);
        _real.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Some.At("2023-07-20 08:00"), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_runs_past_the_moment_at_which_something_is_to_happen()
    {
        var clock = Clock(86400);
        clock.RunUntil(Some.At("2023-08-04 09:00"));
        _real.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Some.At("2023-08-04 09:00"), clock.GetUtcNow());
    }

    [Fact]
    public void Where_it_is_to_run_on_it_waits_for_nothing_that_is_to_happen()
    {
        var clock = new VirtualClock(Some.At("2023-07-20 08:00"), 3600, _real, runsOn: true);
        clock.RunUntil(Some.At("2023-07-20 09:00"));
        _real.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(Some.At("2023-07-20 11:00"), clock.GetUtcNow());
    }

    [Fact]
    public void It_runs_on_from_that_moment_and_makes_up_for_nothing()
    {
        var clock = Clock(3600);
        clock.RunUntil(Some.At("2023-07-20 09:00"));
        _real.Advance(TimeSpan.FromSeconds(60));
        clock.RunUntil(null);
        _real.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Some.At("2023-07-20 11:00"), clock.GetUtcNow());
    }

    [Fact]
    public void It_starts_where_it_is_told() => Assert.Equal(Some.At("2023-07-20 08:00"), Clock(1).GetUtcNow());

    [Fact]
    public void At_3600_an_hour_passes_in_a_second()
    {
        var clock = Clock(3600);
        _real.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Some.At("2023-07-20 10:00"), clock.GetUtcNow());
    }

    [Fact]
    public void At_0_it_stands_still()
    {
        var clock = Clock(0);
        _real.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Some.At("2023-07-20 08:00"), clock.GetUtcNow());
    }

    [Fact]
    public void It_can_be_set_forward_and_runs_on_from_there()
    {
        var clock = Clock(60);
        clock.JumpTo(Some.At("2023-08-04 09:00"));
        _real.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Some.At("2023-08-04 09:05"), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_goes_back()
    {
        var clock = Clock(1);
        clock.JumpTo(Some.At("2023-07-20 07:59"));

        Assert.Equal(Some.At("2023-07-20 08:00"), clock.GetUtcNow());
    }

    [Fact]
    public void A_jump_to_a_moment_that_has_passed_meanwhile_changes_nothing()
    {
        var clock = Clock(3600);
        _real.Advance(TimeSpan.FromSeconds(3));
        clock.JumpTo(Some.At("2023-07-20 09:00"));

        Assert.Equal(Some.At("2023-07-20 11:00"), clock.GetUtcNow());
    }
}
