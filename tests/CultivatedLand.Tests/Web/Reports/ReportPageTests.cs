using System.Net;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Samples;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Reports;

public sealed class ReportPageTests : WebTest
{
    private static readonly string PlanId = Some.Id.Value.Split('-')[0];

    private static readonly FundingRule PerMu = new("r1", "验收面积补助", FundingBase.AcceptedArea, 600, FundingCondition.Always);

    [Theory]
    [InlineData("/reports")]
    [InlineData("/reports/rhythms")]
    [InlineData("/reports/settlement")]
    [InlineData("/reports/targets")]
    [InlineData("/reports/samples")]
    public async Task A_report_without_anything_in_it_says_what_to_do(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_settlement_counts_what_was_accepted_in_its_period()
    {
        await Started();
        await Accept(5m);
        Clock.MoveTo("2024-01-02 10:00");
        await Accept(7.5m);

        Assert.Equal(3_000m, (await Reckon(2023)).Total);
        Assert.Equal(4_500m, (await Reckon(2024)).Total);
    }

    [Fact]
    public async Task An_acceptance_that_is_taken_back_is_not_paid()
    {
        await Started();
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(null) { IsConfirmed = true }, default));
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Return([], null, "成活率不足"), default));

        Assert.Equal(0m, (await Reckon(2023)).Total);
    }

    [Fact]
    public async Task An_approved_sheet_stays_as_it_was_whatever_the_ledger_says_later()
    {
        await Started();
        await Accept(5m);
        var fundingStore = Part<FundingStore>();
        var approvedSettlement = await fundingStore.Approve(PlanId, "方案", await Reckon(2023), Clock.GetUtcNow(), "督导组", default);

        await Accept(7.5m);

        Assert.Equal(3_000m, (await fundingStore.Open(approvedSettlement.Id, default))!.Total);
        Assert.Equal(
            approvedSettlement,
            await fundingStore.Approve(PlanId, "方案", await Reckon(2023), Clock.GetUtcNow(), "他人", default)
        );
        Assert.Contains(
            "3,000.00",
            await Administrator.GetStringAsync($"/reports/settlement/{approvedSettlement.Id}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_of_a_settlement_names_rule_and_figures()
    {
        await Started();
        await Accept(5m);

        var page = await Administrator.GetStringAsync($"/reports/settlement?plan={PlanId}&from=2023-01-01&to=2023-12-31");

        Assert.Contains("5亩 × 600元/亩 = 3000.00元", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_the_wrong_way_round_is_told()
    {
        await Started();

        Assert.Contains(
            "结算期颠倒",
            await Administrator.GetStringAsync($"/reports/settlement?plan={PlanId}&from=2023-12-31&to=2023-01-01"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_checked_area_is_verified_area()
    {
        await Started(new FundingRule("r1", "种粮补贴", FundingBase.VerifiedArea, 100, FundingCondition.Always));
        await Accept(5m);
        Assert.False((await Reckon(2023)).CanBeApproved);

        var samples = Part<SampleStore>();
        var (sample, _) = await samples.Draw("s1", PlanId, null, new SamplePlan("2023", 1, 1), Clock.GetUtcNow(), "督导组", default);
        await samples.Record("s1", Some.Id, Mu.Of(4.8m), null, default);

        Assert.Single(sample!.Checks);
        Assert.Equal(480m, (await Reckon(2023)).Total);
        Assert.Contains("-0.2", await Administrator.GetStringAsync("/reports/samples/s1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_of_nothing_accepted_says_so()
    {
        await Started();

        var (sample, faults) = await Part<SampleStore>()
            .Draw("s1", PlanId, null, new SamplePlan("2023", 0.1m, 1), Clock.GetUtcNow(), "督导组", default);

        Assert.Null(sample);
        Assert.Equal("还没有已验收的面积，无可抽查。", Assert.Single(faults).Chinese);
    }

    [Fact]
    public async Task The_board_of_targets_shows_gap_and_colour_with_the_rule()
    {
        await Part<IndicatorStore>()
            .Record(
                2023,
                Some.Village,
                new IndicatorFigures(VetoIndicator.Retention, Mu.Of(16057.05m), Mu.Of(16117.1m), [new(Mu.Of(121.95m), "未纳入保护任务")]),
                Clock.GetUtcNow(),
                "管理员",
                default
            );

        var page = await Administrator.GetStringAsync("/reports/targets?year=2023");

        Assert.Contains("15995.15", page, StringComparison.Ordinal);
        Assert.Contains("61.9", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_target_is_overwritten_once_the_page_has_said_what_is_lost()
    {
        var forms = new Plans.AntiforgeryForms(Administrator);
        Task<HttpResponseMessage> Record(string target, params (string, string)[] more) =>
            forms.Send(
                "/reports/targets",
                [
                    ("year", "2023"),
                    ("place", Some.Village.Path),
                    ("indicator", "retention"),
                    ("target", target),
                    ("current", "120"),
                    .. more,
                ]
            );
        async Task<decimal> Kept() => (await Part<IndicatorStore>().Find(2023, Some.Village, default))!.Figures.Single().Target.Value;

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await Record("100")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await Record("100")).StatusCode);
        var asked = System.Net.WebUtility.HtmlDecode(await (await Record("150")).Content.ReadAsStringAsync());
        Assert.Contains("目标100亩、现状120亩", asked, StringComparison.Ordinal);
        Assert.Contains("将改为目标150亩", asked, StringComparison.Ordinal);
        Assert.Equal(100m, await Kept());

        await Record("150", ("confirmed", "yes"));
        Assert.Equal(150m, await Kept());
    }

    private async Task Started(FundingRule? rule = null)
    {
        var planStore = Part<IPlanStore>();
        var edition = new PlanEdition("aa11", PlanId, "plan.txt", "整改方案", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null);
        await planStore.Add(edition, default);
        await planStore.TryChangeState("aa11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(PlanId, "整改方案", null, null, null, Some.Village, []), default);
        await Part<FundingStore>().SetRules(PlanId, [rule ?? PerMu], Clock.GetUtcNow(), "督导组", default);
    }

    private Task<Settlement> Reckon(int year) => Part<SettlementService>().Reckon(PlanId, new(year, 1, 1), new(year, 12, 31), default);

    private async Task Accept(decimal mu) =>
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(mu)) { IsConfirmed = true }, default));
}
