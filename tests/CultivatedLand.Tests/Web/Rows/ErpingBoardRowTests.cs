using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows E1 and E2 with the notice of Erping: what the board of targets counts.</summary>
public sealed class ErpingBoardRowTests : RowTest
{
    private async Task Started()
    {
        var plan = await Uploaded("erping-plan-2023");
        await Press(plan, "以 2023-10-30 为准");
        Clock.MoveTo("2023-07-20 10:02");
        await Begin(plan, 1);
    }

    private async Task<IndicatorStanding> Standing(VetoIndicator indicator)
    {
        var record = Assert.Single(await Part<IndicatorStore>().All(2023, default));
        return (await Part<IndicatorStore>().Standing(record, ChinaTime.DateOf(Clock.GetUtcNow()), default)).Single(standing =>
            standing.Figures.Indicator == indicator
        );
    }

    private async Task Accepts(TaskId task, decimal mu) =>
        (await Post($"/api/tasks/{task}/accept", $$"""{"areaMu":{{mu}},"confirmed":true}""")).EnsureSuccessStatusCode();

    [SharedFact]
    public async Task E1_the_board_deducts_what_is_not_protected_and_lacks_61_90()
    {
        await Started();

        var retention = await Standing(VetoIndicator.Retention);

        Assert.Equal(
            (16057.05m, 16117.10m, 121.95m, 15995.15m, 61.90m),
            (
                retention.Figures.Target.Value,
                retention.Figures.Current.Value,
                retention.Figures.Deductions.Single().Area.Value,
                retention.Counted,
                retention.Gap
            )
        );
    }

    [SharedFact]
    public async Task E1_with_the_69_mu_accepted_and_nothing_else_16064_15_count_and_the_32_before_count_once()
    {
        await Started();
        Clock.MoveTo("2023-10-30 10:07");
        await Accepts((await TaskOf(101m)).Id, 69m);

        var retention = await Standing(VetoIndicator.Retention);

        Assert.Equal((16064.15m, -7.10m, IndicatorLight.Green), (retention.Counted, retention.Gap, retention.Light));
        Assert.Contains("登记后验收 69", await Page("/reports/targets?year=2023"), StringComparison.Ordinal);
        var api = await Json(await Administrator.GetAsync("/api/targets?year=2023"));
        var shown = api["places"]![0]!["indicators"]!.AsArray().Single(target => (string?)target!["indicator"] == "retention")!;
        Assert.Equal((16064.15m, 69m), ((decimal)shown["countedMu"]!, (decimal)shown["acceptedSinceMu"]!));
    }

    [SharedFact]
    public async Task E1_what_is_taken_back_no_longer_counts()
    {
        await Started();
        Clock.MoveTo("2023-10-30 10:07");
        var task = (await TaskOf(101m)).Id;
        await Accepts(task, 69m);
        (await Post($"/api/tasks/{task}/return", """{"reason":"未出苗","confirmed":true}""")).EnsureSuccessStatusCode();

        Assert.Equal(15995.15m, (await Standing(VetoIndicator.Retention)).Counted);
    }

    [SharedFact]
    public async Task E1_figures_recorded_anew_hold_what_was_accepted_before_and_the_same_figures_again_do_not_end_it()
    {
        await Started();
        Clock.MoveTo("2023-10-30 10:07");
        await Accepts((await TaskOf(101m)).Id, 40m);
        async Task Records(string current) =>
            (
                await Administrator.PutAsync(
                    "/api/targets",
                    new StringContent(
                        $$"""
                        {"year":2023,"place":"重庆市/铜梁区/二坪镇","indicator":"retention","targetMu":16057.05,"currentMu":{{current}},
                         "deductedMu":121.95,"reason":"{{(await Standing(VetoIndicator.Retention)).Figures.Deductions.Single().Reason}}"}
                        """,
                        System.Text.Encoding.UTF8,
                        "application/json"
                    )
                )
            ).EnsureSuccessStatusCode();
        Clock.MoveTo("2023-10-31 10:00");

        await Records("16117.10");
        Assert.Equal(16035.15m, (await Standing(VetoIndicator.Retention)).Counted);

        await Records("16157.10");
        Assert.Equal(16035.15m, (await Standing(VetoIndicator.Retention)).Counted);
        Clock.MoveTo("2023-10-31 11:00");
        await Accepts((await TaskOf(101m)).Id, 29m);
        Assert.Equal(16064.15m, (await Standing(VetoIndicator.Retention)).Counted);
    }

    [SharedFact]
    public async Task E2_the_basic_farmland_lacks_172_39_of_15364_95()
    {
        await Started();

        var farmland = await Standing(VetoIndicator.BasicFarmland);

        Assert.Equal((15364.95m, 15192.56m, 172.39m), (farmland.Figures.Target.Value, farmland.Counted, farmland.Gap));
    }
}
