using System.Net;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows E13 and R11: an acceptance has a level, and the plan says which one counts.</summary>
public sealed class LevelRowTests : RowTest
{
    private const string Village = "青禾县/石桥镇/柳树村";

    /// <summary>Starts a plan with one task, for which the acceptance of the city counts, and reports all its area.</summary>
    private async Task<TaskId> Reported(string area, string due)
    {
        var task = await Started(area, due);
        (await Post($"/api/tasks/{task}/report", $$"""{"areaMu":{{area}},"confirmed":true}""")).EnsureSuccessStatusCode();
        return task;
    }

    private async Task<TaskId> Started(string area, string due)
    {
        var plan = (
            await Forms.File("/plans", "任务表.csv", $"{Header}1,{Village},恢复耕地,{area},村委会,李村长,{due}\n")
        ).Headers.Location!.OriginalString.Split('?')[0];
        await Forms.Send($"{plan}/correct", ("scope", "head"), ("version", "0"), ("counts", "city"));
        Assert.Contains("市级", await Page(plan), StringComparison.Ordinal);
        await Begin(plan, 1);
        return (await TaskOf(decimal.Parse(area, System.Globalization.CultureInfo.InvariantCulture))).Id;
    }

    /// <summary>Sum of a period at 600 yuan for each accepted mu.</summary>
    private async Task<decimal> PaidFor(TaskId task, string from, string to)
    {
        await Part<FundingStore>()
            .Adopt(
                task.Plan,
                [new FundingRule("a", "每亩补助", FundingBase.AcceptedArea, 600, FundingCondition.Always)],
                Some.At(from),
                "",
                default
            );
        return (await Part<SettlementService>().Reckon(task.Plan, Some.Day(from), Some.Day(to), default)).Total;
    }

    private async Task<(decimal Accepted, decimal Lacks)> OnTheBoard()
    {
        var tally = Assert.Single(await Part<ILedgerViews>().Totals(PlaceSet.Everywhere, Some.Day("2023-11-10"), default)).Tally;
        return (tally.Accepted.Value, tally.Required.Less(tally.Accepted).Value);
    }

    [Fact]
    public async Task E13_what_the_district_accepts_is_shown_and_money_and_board_count_from_the_city_on()
    {
        var task = await Reported("24.50", "2023-10-30");
        Clock.MoveTo("2023-10-25 10:07");
        var answer = await Act(task, "accept", ("area", "24.50"), ("level", "district"), ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        var page = await Page($"/tasks/{task}");
        Assert.Contains("区县级通过 24.5 亩", page, StringComparison.Ordinal);
        Assert.Contains("市级验收计入目标和资金", page, StringComparison.Ordinal);
        Assert.Contains("已验收</dt><dd>0 亩（0 %）", page, StringComparison.Ordinal);
        Assert.Equal((0m, 24.50m), await OnTheBoard());
        Assert.Equal(0m, await PaidFor(task, "2023-10-01", "2023-11-09"));

        Clock.MoveTo("2023-11-10 10:07");
        await Act(task, "accept", ("area", "24.50"), ("level", "city"), ("confirmed", "yes"));

        Assert.Equal((24.50m, 0m), await OnTheBoard());
        Assert.Equal((0m, 14700.00m), (await PaidFor(task, "2023-10-01", "2023-11-09"), await PaidFor(task, "2023-11-10", "2023-11-30")));
    }

    [Fact]
    public async Task E13_the_pass_is_told_with_what_it_waits_for()
    {
        var task = await Reported("24.50", "2023-10-30");
        Clock.MoveTo("2023-10-25 10:07");
        await Act(task, "accept", ("area", "24.50"), ("level", "district"), ("confirmed", "yes"));
        await Until("2023-10-25 10:10");

        Assert.Contains(
            Office.Outbox.Records,
            mail =>
                mail.Content.Text.Contains("区县级验收24.5亩", StringComparison.Ordinal)
                && mail.Content.Text.Contains("等待市级验收", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task R11_the_reminders_and_the_overdue_notice_go_on_their_days_while_only_the_district_has_passed_it()
    {
        var task = await Started("40", "2023-11-30");
        await Until("2023-11-10 10:07");
        await Act(task, "accept", ("area", "40"), ("level", "district"), ("confirmed", "yes"));
        foreach (var day in Some.Days(Some.Day("2023-11-11"), Some.Day("2023-12-01")))
            await Until($"{day:yyyy-MM-dd} 09:00");

        Assert.Equal(
            ["11-16 b14", "11-23 b7", "11-27 b3", "11-29 b1", "11-30 b0", "12-01 a1"],
            (await Office.Ledger.History(task, 0, 1000, default))
                .OfType<TaskFact.NoticeIssued>()
                .Where(issued => issued.SendAt > Some.At("2023-11-11 00:00"))
                .Select(issued => $"{CultivatedLand.Domain.ChinaTime.Of(issued.SendAt):MM-dd} {issued.Step}")
        );
    }

    [Fact]
    public async Task R11_of_forty_sent_thirty_seven_pass_and_three_are_open_again()
    {
        var task = await Reported("40", "2023-11-30");
        await Until("2023-11-16 09:00");
        Clock.MoveTo("2023-11-28 10:07");
        await Act(task, "accept", ("area", "40"), ("level", "district"), ("confirmed", "yes"));
        await Act(task, "accept", ("area", "37"), ("level", "city"), ("confirmed", "yes"));
        var sent = await Act(task, "return", ("reason", "3 亩未出苗"), ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        var state = await TaskOf(40m);
        Assert.Equal((37m, 3m), (state.Accepted.Value, state.Required!.Value.Less(state.Accepted).Value));
        Assert.False(state.IsDone(state.Phases[^1]));
        Assert.Contains("区县级通过 37 亩", await Page($"/tasks/{task}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_above_that_of_the_plan_is_a_sentence_and_changes_nothing()
    {
        var task = await Reported("24.50", "2023-10-30");
        var version = (await TaskOf(24.50m)).Version;
        var unknown = await Post($"/api/tasks/{task}/accept", """{"areaMu":24.5,"level":"village","confirmed":true}""");
        Assert.Equal(HttpStatusCode.Conflict, unknown.StatusCode);
        Assert.Contains("village", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(version, (await TaskOf(24.50m)).Version);
    }

    [Fact]
    public async Task The_choice_of_the_level_is_a_value_of_the_draft_that_can_be_taken_back()
    {
        var plan = (
            await Forms.File("/plans", "任务表.csv", $"{Header}1,{Village},恢复耕地,12,村委会,李村长,2023-10-30\n")
        ).Headers.Location!.OriginalString.Split('?')[0];
        Assert.Contains("各级验收都计入", await Page(plan), StringComparison.Ordinal);
        await Forms.Send($"{plan}/correct", ("scope", "head"), ("version", "0"), ("counts", "district"));
        Assert.Contains("区县级", await Page(plan), StringComparison.Ordinal);
        var unknown = await Forms.Send($"{plan}/correct", ("scope", "head"), ("version", "1"), ("counts", "village"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        await Forms.Send($"{plan}/correct", ("scope", "head"), ("version", "1"), ("counts", ""));
        await Begin(plan, 2);

        Assert.Null((await TaskOf(12m)).Spec.CountsAt);
    }
}
