using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>What was read of money, targets and meetings is checked on the draft and counts from the start alone.</summary>
public class SupplementTests : AccessTest
{
    private const string Text = """
        青禾县石桥镇人民政府
        关于耕地恢复的通知

        青禾县石桥镇人民政府
        2023年7月20日

        一、基本情况
        我镇现状耕地8000.5亩，扣除划定时未纳入保护任务的耕地100.25亩，实际耕地保有量7900.25亩，耕地保有量任务8050亩。

        二、工作任务
        （一）恢复耕地。恢复耕地60亩。（责任单位：白沙村；整改时限：2023年10月30日前）

        三、保障措施
        镇政府每半个月召开一次调度会。根据市级验收面积给予经费补助。
        """;

    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;

    private AntiforgeryForms Forms => field ??= new(Administrator);

    private async Task<string> Uploaded() => (await Forms.File("/plans", "通知.txt", Text)).Headers.Location!.OriginalString.Split('?')[0];

    private async Task<HttpStatusCode> Correct(string plan, string scope, int version, params (string, string)[] fields) =>
        (await Forms.Send($"{plan}/correct", [("scope", scope), ("version", $"{version}"), .. fields])).StatusCode;

    private Task<HttpResponseMessage> Begin(string plan, int version) => Forms.Send($"{plan}/start", ("version", $"{version}"));

    private Task<IndicatorRecord?> Recorded() => Part<IndicatorStore>().Find(2023, Town, default);

    private async Task<PlanFundingRules?> Rules() =>
        await Part<FundingStore>()
            .RuleSet(
                (await Office.Ledger.List(new TaskQuery(), default))
                    .Tasks.Select(task => task.State.Id)
                    .First(id => id != Some.Id)
                    .Value.Split('-')[0],
                default
            );

    [Fact]
    public async Task The_figures_stand_on_the_draft_with_their_deduction_and_nothing_is_stored_yet()
    {
        var page = await (await Administrator.GetAsync(await Uploaded())).Content.ReadAsStringAsync();

        Assert.All(
            new[] { "8000.5", "100.25", "7900.25", "8050", "149.75", "划定时未纳入保护任务的耕地", "标准未写明" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
        Assert.Null(await Recorded());
    }

    [Fact]
    public async Task The_start_records_what_counts_as_the_difference_of_what_is_there_and_what_is_deducted()
    {
        await Begin(await Uploaded(), 0);
        var figures = (await Recorded())!.Figures.Single(known => known.Indicator == VetoIndicator.Retention);

        Assert.Equal(
            (8050m, 8000.5m, "100.25 划定时未纳入保护任务的耕地"),
            (figures.Target.Value, figures.Current.Value, $"{figures.Deductions[0].Area} {figures.Deductions[0].Reason}")
        );
    }

    [Fact]
    public async Task A_figure_is_corrected_before_it_counts()
    {
        var plan = await Uploaded();
        await Correct(plan, "figures", 0, ("figure.retention.target", "8060"), ("figure.all.checked", "yes"));
        await Begin(plan, 2);

        Assert.Equal(8060m, (await Recorded())!.Figures[0].Target.Value);
    }

    [Fact]
    public async Task Figures_are_recorded_in_the_name_of_who_checked_them_and_not_of_who_started_the_plan()
    {
        var plan = await Uploaded();
        var clerk = await SignedIn("lin", AccountRole.Office, Town);
        await clerk.Open(plan);
        await clerk.Submit($"{plan}/correct", ("scope", "figures"), ("version", "0"), ("figure.all.checked", "yes"));
        await Begin(plan, 1);

        Assert.Equal("lin先生", (await Recorded())!.By);
    }

    [Fact]
    public async Task A_figure_that_is_left_out_is_not_recorded()
    {
        var plan = await Uploaded();
        await Correct(plan, "figures", 0, ("figure.retention.removed", "yes"));
        await Begin(plan, 1);

        Assert.Null(await Recorded());
    }

    [Theory]
    [InlineData("figure.retention.deducted", "9000", "多于现状")]
    [InlineData("figure.retention.target", "八千", "不是面积")]
    public async Task A_figure_that_cannot_be_is_said_and_not_kept(string field, string typed, string expected)
    {
        var plan = await Uploaded();
        var answer = await Forms.Send($"{plan}/correct", ("scope", "figures"), ("version", "0"), (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_that_the_document_leaves_open_is_given_once_and_pays_from_the_start()
    {
        var plan = await Uploaded();
        Assert.Equal(
            HttpStatusCode.SeeOther,
            await Correct(plan, "money", 0, ("money.0.rate", "500"), ("money.0.condition", "target-met"))
        );
        await Begin(plan, 2);
        var rule = Assert.Single((await Rules())!.Rules);

        Assert.Equal((FundingBase.AcceptedArea, 500m, FundingCondition.TargetMet), (rule.Base, rule.Rate, rule.Condition));
    }

    [Fact]
    public async Task What_somebody_checked_is_recorded_in_their_name_and_not_in_that_of_who_starts()
    {
        var plan = await Uploaded();
        var checker = await SignedIn("lin", AccountRole.Office, Town);
        await checker.Open(plan);
        var kept = await checker.Submit($"{plan}/correct", ("scope", "money"), ("version", "0"), ("money.0.rate", "500"));
        await Begin(plan, 1);

        Assert.Equal(HttpStatusCode.SeeOther, kept.Status);
        Assert.Equal((await Part<AccountStore>().Find("lin", default))!.Name, (await Rules())!.By);
    }

    [Fact]
    public async Task Without_a_rate_nothing_is_paid()
    {
        await Begin(await Uploaded(), 0);
        var rules = (await Rules())!.Rules;

        Assert.True(Assert.Single(rules).LacksRate);
        Assert.Equal(0m, Settlement.Of(rules, [new(Town, Mu.Of(60), Mu.Of(60))], new(2023, 1, 1), new(2023, 12, 31)).Total);
    }

    [Fact]
    public async Task A_meeting_that_is_left_out_on_the_draft_is_not_scheduled()
    {
        var plan = await Uploaded();
        await Correct(plan, "rhythms", 0, ("rhythm.0.off", "yes"));
        await Begin(plan, 1);

        Assert.Empty(await Part<RhythmStore>().All(default));
    }

    [Fact]
    public async Task A_meeting_that_nobody_has_touched_is_on_from_the_start()
    {
        await Begin(await Uploaded(), 0);

        Assert.True(Assert.Single(await Part<RhythmStore>().All(default)).IsOn);
    }

    [Fact]
    public async Task The_draft_shows_the_next_three_dates_of_a_meeting()
    {
        var row = await RhythmsOnTheDraft();

        Assert.Equal(["2023-07-31", "2023-08-15", "2023-08-31"], Regex.Matches(row, @"\d{4}-\d\d-\d\d").Select(found => found.Value));
    }

    [Fact]
    public async Task The_draft_names_who_gets_a_meetings_mail()
    {
        await Part<DirectoryService>().Add(new DirectoryEntry(Town, Role.LeadOffice, null, "何主任", "he@q.example"), "管理员", default);
        var row = await RhythmsOnTheDraft();

        Assert.Contains("<bdi>何主任</bdi>", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_nobody_holds_is_not_unreachable_where_the_lead_office_gets_its_mail()
    {
        var without = await RhythmsOnTheDraft();
        await Part<DirectoryService>().Add(new DirectoryEntry(Town, Role.LeadOffice, null, "何主任", "he@q.example"), "管理员", default);
        var with = await RhythmsOnTheDraft();

        Assert.Contains("没有邮箱，收不到：", without, StringComparison.Ordinal);
        Assert.DoesNotContain("没有邮箱", with, StringComparison.Ordinal);
        Assert.Contains("无人担任，由牵头单位代收：", with, StringComparison.Ordinal);
        Assert.Contains($"<bdi>督导单位（{Town.Name}）；责任领导（{Town.Name}）</bdi>", with, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task The_board_of_Erping_counts_with_its_deduction()
    {
        var answer = await Forms.File("/plans", "通知.txt", SharedTexts.Notice("erping-plan-2023"));
        await Begin(answer.Headers.Location!.OriginalString.Split('?')[0], 0);
        var all = await Part<IndicatorStore>().All(2023, default);
        var figures = Assert.Single(all).Figures.Single(known => known.Indicator == VetoIndicator.Retention);
        var standing = IndicatorStanding.Of(figures, []);

        Assert.Equal(
            (16057.05m, 16117.10m, 15995.15m, 61.90m),
            (figures.Target.Value, figures.Current.Value, standing.Counted, standing.Gap)
        );
    }

    private async Task<string> RhythmsOnTheDraft()
    {
        var page = await (await Administrator.GetAsync(await Uploaded())).Content.ReadAsStringAsync();
        var table = page[page.IndexOf("id=\"t-rhythms\"", StringComparison.Ordinal)..];
        return table[..table.IndexOf("</table>", StringComparison.Ordinal)];
    }
}
