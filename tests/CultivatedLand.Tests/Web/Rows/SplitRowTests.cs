using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows E8 and J11: a task's open area is split among the places below it.</summary>
public sealed class SplitRowTests : RowTest
{
    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;

    private const string Exact = "柳树村 30.00\n枫林村：24.50\n河口村\t14.50";

    private void FillDirectory() =>
        Office.Directory.People = new PeopleDirectory([
            new(Town, Role.Leader, null, "何静川", "he@q.example"),
            new(Town, Role.ResponsibleUnit, null, "相关村值班", "cun@q.example"),
            new(Town, Role.LeadOffice, "建管办", "林晓舟", "lin@q.example"),
            new(Town, Role.Supervisor, null, "周明远", "zhou@q.example"),
            new(Town.Child("柳树村"), Role.Leader, null, "石村长", "liu@q.example"),
            new(Town.Child("枫林村"), Role.Leader, null, "陈村长", "feng@q.example"),
            new(Town.Child("河口村"), Role.Leader, null, "吴村长", "hekou@q.example"),
        ]);

    /// <summary>101 mu of the town, of which 32 are accepted, with the four phases of the notice.</summary>
    private async Task<TaskId> Of101Mu()
    {
        FillDirectory();
        var spec = Some.FourPhases() with
        {
            Place = Town,
            AcceptedBefore = CultivatedLand.Domain.Mu.Of(32),
            Leaders = [],
            ResponsibleUnits = [],
        };
        Clock.MoveTo("2023-07-20 10:02");
        await Part<TaskService>().Execute(Some.Id, new TaskCommand.Plan(Some.Id, spec) { By = "建管办" }, default);
        await Part<TaskService>().Execute(Some.Id, new TaskCommand.Start { By = "建管办" }, default);
        return Some.Id;
    }

    private async Task<RectificationTask> Of(string village) =>
        (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(task => task.State)
            .Single(task => task.Spec.Place.Name == village);

    private async Task<Tally> Sum() =>
        (await Part<ILedgerViews>().Totals(PlaceSet.Everywhere, ChinaToday, default)).Aggregate(
            Tally.None,
            (sum, total) => sum.Plus(total.Tally)
        );

    private DateOnly ChinaToday => CultivatedLand.Domain.ChinaTime.DateOf(Clock.GetUtcNow());

    [Fact]
    public async Task E8_each_village_gets_its_own_task_and_the_sum_stays_one_row()
    {
        var whole = await Of101Mu();
        var before = await Sum();

        var answer = await Act(whole, "split", ("shares", Exact));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(
            ["柳树村 30", "枫林村 24.5", "河口村 14.5"],
            [
                .. new[] { await Of("柳树村"), await Of("枫林村"), await Of("河口村") }.Select(task =>
                    $"{task.Spec.Place.Name} {task.Spec.Target}"
                ),
            ]
        );
        Assert.All(
            new[] { await Of("柳树村"), await Of("枫林村") },
            task => Assert.Equal(["08-20", "09-30", "10-20", "10-30"], task.Phases.Select(phase => $"{phase.Due:MM-dd}"))
        );
        var after = await Sum();
        Assert.Equal((before.Target, before.Accepted), (after.Target, after.Accepted));
        Assert.Equal((3, 3, 0), (after.Tasks, after.Open, after.Closed));
        var page = await Page($"/tasks/{whole}");
        Assert.All(
            new[] { "30.00", "24.50", "14.50", "此前已验收，留在本项", "101.00", "32.00" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
        Assert.Contains("分解自", await Page($"/tasks/{(await Of("柳树村")).Id}"), StringComparison.Ordinal);
        Assert.Contains("见各村", await Page("/ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E8_sixty_nine_point_one_is_refused_with_the_difference_and_nothing_is_half_done()
    {
        var whole = await Of101Mu();
        var answer = await Act(whole, "split", ("shares", "柳树村 30.00\n枫林村 24.50\n河口村 14.60"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains("各村合计 69.10 亩，应为 69.00 亩，多 0.10 亩", page, StringComparison.Ordinal);
        Assert.Contains("河口村 14.60", page, StringComparison.Ordinal);
        Assert.Single((await Office.Ledger.List(new TaskQuery(), default)).Tasks);
        Assert.Equal(RectificationStatus.Active, (await Office.Ledger.Find(whole, default))!.State.Status);
    }

    [Theory]
    [InlineData("柳树村", "应为村名和面积")]
    [InlineData("柳树村 三十", "应为村名和面积")]
    [InlineData("市管委 69", "四级")]
    [InlineData("", "请填写面积")]
    public async Task E8_what_cannot_be_read_or_has_no_level_is_a_sentence(string typed, string expected)
    {
        var answer = await Act(await Of101Mu(), "split", ("shares", typed));

        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Single((await Office.Ledger.List(new TaskQuery(), default)).Tasks);
    }

    [Fact]
    public async Task E8_on_the_day_after_ploughing_only_the_late_village_gets_the_overdue_notice()
    {
        await Act(await Of101Mu(), "split", ("shares", Exact));
        await Until("2023-07-20 10:05");
        Assert.All(
            new[] { "liu@q.example", "feng@q.example", "hekou@q.example" },
            leader => Assert.Single(Office.Outbox.Records, mail => mail.Content.To == leader)
        );

        Clock.MoveTo("2023-08-18 10:07");
        foreach (var village in new[] { "柳树村", "枫林村" })
            (await Post($"/api/tasks/{(await Of(village)).Id}/report", """{"phase":"1","confirmed":true}""")).EnsureSuccessStatusCode();
        var sent = Office.Outbox.Records.Count;
        await Until("2023-08-21 09:00");

        var late = Office.Outbox.Records.Skip(sent).Where(mail => mail.Content.Subject.Contains("逾期", StringComparison.Ordinal)).ToList();
        Assert.Contains(late, mail => mail.Content.To == "hekou@q.example");
        Assert.DoesNotContain(late, mail => mail.Content.To is "liu@q.example" or "feng@q.example");
        Assert.All(late.SelectMany(mail => mail.Notices), notice => Assert.EndsWith("-s3", notice.Task.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task E8_the_parts_of_a_split_that_a_crash_cut_off_begin_within_minutes()
    {
        var whole = await Of101Mu();
        await Part<TaskSplitService>().Begin(whole, default);
        await Part<TaskService>()
            .Execute(
                whole,
                new TaskCommand.Split([new TaskShare(Town.Child("柳树村"), CultivatedLand.Domain.Mu.Of(69))]) { By = "建管办" },
                default
            );
        Assert.Single((await Office.Ledger.List(new TaskQuery(), default)).Tasks);

        await Until("2023-07-20 10:05");

        Assert.Equal(RectificationStatus.Active, (await Of("柳树村")).Status);
        Assert.Empty(await Part<TaskSplitService>().Unfinished(default));
    }

    [Fact]
    public async Task E8_a_split_that_is_sent_twice_is_done_once()
    {
        var whole = await Of101Mu();
        const string body =
            """{"shares":[{"place":"柳树村","areaMu":30},{"place":"枫林村","areaMu":24.5},{"place":"河口村","areaMu":14.5}]}""";
        (await Post($"/api/tasks/{whole}/split", body)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await Post($"/api/tasks/{whole}/split", body)).StatusCode);

        Assert.Equal(4, (await Office.Ledger.List(new TaskQuery(), default)).Tasks.Count);
    }

    [Fact]
    public async Task J11_the_gap_is_broken_down_to_towns_and_a_second_edition_leaves_their_tasks_alone()
    {
        const string name = "缺口.csv";
        const string rows = $"{Header}1,江川区,年度缺口补足,27900,各镇,区长,2023-12-31\n";
        await Start(await Program(AccountRole.Office, "江川区"), name, rows);
        var whole = await Of("江川区");
        (
            await Post(
                $"/api/tasks/{whole.Id}/split",
                """{"shares":[{"place":"白沙镇","areaMu":15000},{"place":"石门镇","areaMu":12900}]}"""
            )
        ).EnsureSuccessStatusCode();
        Assert.Equal((27900m, 2), ((await Sum()).Target.Value, (await Sum()).Open));

        var (_, again) = await Start(
            await Program(AccountRole.Office, "江川区"),
            name,
            rows.Replace("区长", "副区长", StringComparison.Ordinal)
        );

        Assert.Equal(["江川区 0 Split", "白沙镇 15000 Active", "石门镇 12900 Active"], await Tasks());
        Assert.Equal(27900m, (await Sum()).Target.Value);
        Assert.NotNull(again);
    }
}
