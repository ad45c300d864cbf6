using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Domain.Funding;

public sealed class SettlementTests
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2023, 12, 31);

    /// <summary>The three rules of the Erong notice, §6.</summary>
    private static readonly FundingRule[] Restoration =
    [
        new("base", "恢复补助", FundingBase.AcceptedArea, 600, FundingCondition.Always),
        new("award", "完成任务奖励", FundingBase.Target, 20, FundingCondition.TargetMet),
        new("beyond", "超额奖励", FundingBase.Excess, 50, FundingCondition.TargetMet),
    ];

    [Fact]
    public void A_village_that_meets_its_target_is_paid_for_its_area_and_its_target()
    {
        var sheet = Settle(Restoration, Village("柳树村", 55.5m, 55.5m));

        Assert.Equal([33_300m, 1_110m, 0m], sheet.Lines.Select(line => line.Amount));
        Assert.Equal(34_410m, sheet.Total);
    }

    [Fact]
    public void A_village_that_goes_beyond_its_target_is_paid_for_what_lies_beyond()
    {
        var sheet = Settle(Restoration, Village("柳树村", 50m, 60.25m));

        Assert.Equal([36_150m, 1_000m, 512.5m], sheet.Lines.Select(line => line.Amount));
    }

    [Fact]
    public void A_village_that_misses_its_target_gets_no_award_and_is_told_why()
    {
        var sheet = Settle(Restoration, Village("柳树村", 50m, 49.99m));

        Assert.Equal([29_994m, 0m, 0m], sheet.Lines.Select(line => line.Amount));
        Assert.Equal("任务50亩，验收49.99亩，未完成任务，不予支付", sheet.Lines[1].Reckoning.Chinese);
    }

    [Fact]
    public void Money_that_follows_acceptance_pays_nothing_where_nothing_is_accepted()
    {
        var sheet = Settle([Restoration[0]], Village("柳树村", 101m, 0m));

        Assert.Equal(0m, sheet.Total);
        Assert.True(sheet.CanBeApproved);
    }

    [Fact]
    public void The_grid_is_paid_for_a_year_by_its_area()
    {
        var sheet = Settle(
            [new("grid", "网格管理经费", FundingBase.GridArea, 3, FundingCondition.Always)],
            Village("柳树村") with
            {
                GridArea = Mu.Of(16117.1m),
            }
        );

        Assert.Equal(48_351.3m, sheet.Total);
    }

    [Fact]
    public void A_rule_that_counts_from_the_middle_of_a_year_pays_its_days()
    {
        var rule = new FundingRule("grid", "网格管理经费", FundingBase.GridArea, 3, FundingCondition.Always, From: new(2023, 7, 2));

        var sheet = Settle([rule], Village("柳树村") with { GridArea = Mu.Of(365) });

        Assert.Equal(183 * 3m, sheet.Total);
    }

    [Fact]
    public void Half_a_leap_year_is_counted_by_its_own_days()
    {
        var rule = new FundingRule("grid", "网格管理经费", FundingBase.GridArea, 1, FundingCondition.Always);

        var sheet = Settlement.Of([rule], [Village("柳树村") with { GridArea = Mu.Of(366) }], new(2024, 1, 1), new(2024, 6, 30));

        Assert.Equal(182m, sheet.Total);
    }

    [Fact]
    public void A_share_of_proceeds_and_a_rate_for_new_land_are_reckoned_beside_each_other()
    {
        FundingRule[] rules =
        [
            new("share", "激励资金", FundingBase.IndexProceeds, 20, FundingCondition.Always),
            new("new", "包干经费", FundingBase.IndexArea, 36_000, FundingCondition.Always),
        ];

        var sheet = Settle(rules, Village("柳树村") with { IndexProceeds = 1_000_000.05m, IndexArea = Mu.Of(2.5m) });

        Assert.Equal([200_000.01m, 90_000m], sheet.Lines.Select(line => line.Amount));
        Assert.Equal("1000000.05元 × 20% = 200000.01元", sheet.Lines[0].Reckoning.Chinese);
    }

    [Fact]
    public void Only_verified_area_counts_where_the_rule_says_so()
    {
        var sheet = Settle(
            [new("grain", "种粮补贴", FundingBase.VerifiedArea, 100, FundingCondition.Always)],
            Village("柳树村", 50, 50) with
            {
                Verified = Mu.Of(48.3m),
            }
        );

        Assert.Equal(4_830m, sheet.Total);
    }

    [Fact]
    public void A_figure_nobody_recorded_is_not_zero_and_keeps_the_sheet_from_approval()
    {
        var sheet = Settle([new("grain", "种粮补贴", FundingBase.VerifiedArea, 100, FundingCondition.Always)], Village("柳树村", 50, 50));

        Assert.False(sheet.CanBeApproved);
        Assert.Equal("“柳树村”缺少“种粮补贴”所需的数据：核实面积；请补录后再结算。", Assert.Single(sheet.Faults).Chinese);
    }

    [Fact]
    public void An_award_without_a_recorded_acceptance_is_not_reckoned() =>
        Assert.Equal(
            SettlementLineOutcome.FigureMissing,
            Settle([Restoration[1]], new SettlementBasis(Place.Parse("柳树村")!, Mu.Of(50), null)).Lines[0].Outcome
        );

    [Fact]
    public void Two_rules_that_pay_one_base_are_a_fault()
    {
        var sheet = Settle([Restoration[0], Restoration[0] with { Id = "again", Name = "追加补助" }], Village("柳树村", 50, 50));

        Assert.Contains("同一面积会付两次", Assert.Single(sheet.Faults).Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_for_one_base_in_different_years_are_none()
    {
        FundingRule[] rules =
        [
            Restoration[0] with
            {
                To = new(2022, 12, 31),
            },
            Restoration[0] with
            {
                Id = "new",
                Rate = 700,
                From = new(2023, 1, 1),
            },
        ];

        var sheet = Settle(rules, Village("柳树村", 50, 50));

        Assert.Empty(sheet.Faults);
        Assert.Equal(35_000m, sheet.Total);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void An_absurd_rate_is_a_fault(int rate) =>
        Assert.Single(Settle([Restoration[0] with { Rate = rate }], Village("柳树村", 1, 1)).Faults);

    [Fact]
    public void A_place_listed_twice_is_a_fault() =>
        Assert.Single(Settle([Restoration[0]], Village("柳树村", 1, 1), Village("柳树村", 2, 2)).Faults);

    [Fact]
    public void Lines_are_rounded_to_the_cent_so_that_the_sheet_adds_up()
    {
        var sheet = Settle([Restoration[0] with { Rate = 0.333m }], Village("柳树村", 1, 1.01m), Village("河东村", 1, 1.02m));

        Assert.Equal([0.34m, 0.34m], sheet.Lines.Select(line => line.Amount));
        Assert.Equal(0.68m, sheet.Total);
        Assert.Equal(sheet.Total, sheet.ByPlace.Sum(place => place.Amount));
    }

    private static Settlement Settle(FundingRule[] rules, params SettlementBasis[] places) => Settlement.Of(rules, places, First, Last);

    private static SettlementBasis Village(string name, decimal target = 0, decimal accepted = 0) =>
        new(Place.Parse(name)!, Mu.Of(target), Mu.Of(accepted));
}
