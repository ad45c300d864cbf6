using CultivatedLand.Local.Hosting;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Local.Hosting;

public class VirtualClockTests
{
    private readonly ManualClock real = new("2026-01-01 12:00");

    private VirtualClock Clock(double speed) => new(Some.At("2023-07-20 08:00"), speed, real);

    [Fact]
    public void It_starts_where_it_is_told() => Assert.Equal(Some.At("2023-07-20 08:00"), Clock(1).GetUtcNow());

    [Fact]
    public void At_3600_an_hour_passes_in_a_second()
    {
        var clock = Clock(3600);
        real.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Some.At("2023-07-20 10:00"), clock.GetUtcNow());
    }

    [Fact]
    public void At_0_it_stands_still()
    {
        var clock = Clock(0);
        real.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Some.At("2023-07-20 08:00"), clock.GetUtcNow());
    }

    [Fact]
    public void It_can_be_set_forward_and_runs_on_from_there()
    {
        var clock = Clock(60);
        clock.JumpTo(Some.At("2023-08-04 09:00"));
        real.Advance(TimeSpan.FromSeconds(5));

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
        real.Advance(TimeSpan.FromSeconds(3));
        clock.JumpTo(Some.At("2023-07-20 09:00"));

        Assert.Equal(Some.At("2023-07-20 11:00"), clock.GetUtcNow());
    }
}
