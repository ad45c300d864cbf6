using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Domain.Indicators;

public sealed class IndicatorStandingTests
{
    /// <summary>Situation figures of the Erping notice: 16117.1 less 121.95 against 16057.05.</summary>
    private static readonly IndicatorFigures Retention = new(
        VetoIndicator.Retention,
        Mu.Of(16057.05m),
        Mu.Of(16117.1m),
        [new(Mu.Of(121.95m), "划定时未纳入保护任务")]
    );

    [Fact]
    public void What_was_never_under_protection_is_not_counted()
    {
        var standing = IndicatorStanding.Of(Retention, []);

        Assert.Equal(15995.15m, standing.Counted);
        Assert.Equal(61.90m, standing.Gap);
    }

    [Fact]
    public void Open_tasks_show_what_they_would_add_if_all_were_accepted()
    {
        var standing = IndicatorStanding.Of(Retention, [new(TaskKind.Restore, Mu.Of(69)), new(TaskKind.Patrol, Mu.Of(1000))]);

        Assert.Equal(16064.15m, standing.IfAllAccepted);
        Assert.Equal(IndicatorLight.Yellow, standing.Light);
    }

    [Fact]
    public void A_gap_that_no_open_task_closes_is_red_with_the_rule()
    {
        var standing = IndicatorStanding.Of(Retention, [new(TaskKind.Restore, Mu.Of(61.89m))]);

        Assert.Equal(IndicatorLight.Red, standing.Light);
        Assert.Equal("缺61.90亩；在办任务全部验收后仍缺0.01亩", standing.Why.Chinese);
    }

    [Fact]
    public void Basic_farmland_below_its_line_is_short_by_the_difference() =>
        Assert.Equal(172.39m, IndicatorStanding.Of(new(VetoIndicator.BasicFarmland, Mu.Of(15364.95m), Mu.Of(15192.56m), []), []).Gap);

    /// <summary>Figures of the Xingtai reply, in 万亩 there: 911.58 against 880.79, 775.44 against 772.64.</summary>
    [Theory]
    [InlineData(VetoIndicator.Retention, 8_807_900, 9_115_800, -307_900)]
    [InlineData(VetoIndicator.BasicFarmland, 7_726_400, 7_754_400, -28_000)]
    public void A_target_that_is_met_is_green(VetoIndicator indicator, int target, int current, int gap)
    {
        var standing = IndicatorStanding.Of(new(indicator, Mu.Of(target), Mu.Of(current), []), []);

        Assert.Equal(gap, standing.Gap);
        Assert.Equal(IndicatorLight.Green, standing.Light);
    }

    [Fact]
    public void Illegal_use_is_a_limit_and_put_right_it_counts_no_more()
    {
        var standing = IndicatorStanding.Of(
            new(VetoIndicator.IllegalUse, Mu.Zero, Mu.Of(0.78m), []),
            [new(TaskKind.IllegalUse, Mu.Of(0.78m))]
        );

        Assert.Equal(0.78m, standing.Gap);
        Assert.Equal(IndicatorLight.Yellow, standing.Light);
    }

    [Fact]
    public void More_deducted_than_there_is_is_a_fault() => Assert.Single((Retention with { Current = Mu.Of(100) }).Faults());
}
