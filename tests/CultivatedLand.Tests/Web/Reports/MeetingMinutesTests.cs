using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>Minutes of the meeting of Monday 2023-07-24 at half past nine, and the tasks that come of its decisions.</summary>
public sealed class MeetingMinutesTests : AccessTest
{
    private const string Meeting = "/reports/meetings/m1@20230724";

    private static readonly TaskId First = MeetingMinutes.TaskOf("m1@20230724", 1);

    [Fact]
    public async Task Minutes_are_kept_with_who_came_and_what_was_decided()
    {
        var office = await Opened("2023-07-24 11:00");

        await Write(office);

        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        await office.Open(Meeting);
        var page = WebUtility.HtmlDecode(office.Page);
        Assert.All(
            new[] { "value=\"何主任、李村长\"", "<bdi>清理沟渠</bdi>", "<bdi>柳湾村</bdi>", "<bdi>李村长</bdi>", "2023-08-10", "列为任务" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("came", "", "came", "请填写到会人员")]
    [InlineData("what-1", "", "what-1", "请填写决定1的内容")]
    [InlineData("due-1", "8月10日", "due-1", "“8月10日”不是日期，应如 2023-10-30。")]
    [InlineData("due-1", "2023-07-23", "due-1", "早于开会日2023-07-24")]
    public async Task A_fault_stands_at_its_field_and_at_the_top_and_nothing_is_kept(string name, string value, string field, string words)
    {
        var office = await Opened("2023-07-24 11:00");

        await Write(office, (name, value));

        var page = WebUtility.HtmlDecode(office.Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-fault\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Null(await Kept());
    }

    [Fact]
    public async Task There_are_no_minutes_before_the_meeting()
    {
        var office = await Opened("2023-07-24 09:29");

        await Write(office);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains(
            "会议定于2023-07-24 09:30召开，会前不能填写会议记录。",
            WebUtility.HtmlDecode(office.Page),
            StringComparison.Ordinal
        );
        Assert.Null(await Kept());
    }

    [Fact]
    public async Task Minutes_that_somebody_else_has_written_meanwhile_are_not_overwritten()
    {
        var office = await Opened("2023-07-24 11:00");
        await Write(office);
        await office.Open(Meeting);

        await Write(office, ("came", "别人"), ("version", "0"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Equal("何主任、李村长", (await Kept())!.Came);
    }

    [Fact]
    public async Task A_decision_with_a_date_becomes_one_started_task_however_often_it_is_pressed()
    {
        var office = await Opened("2023-07-24 11:00");
        await Write(office);

        for (var press = 0; press < 2; press++)
        {
            await office.Open(Meeting);
            await office.Submit(Meeting + "/tasks", ("number", "1"));
            Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        }

        var task = (await Part<ILedger>().Find(First, default))!.State;
        Assert.Equal(
            ("清理沟渠", RectificationStatus.Active, new DateOnly(2023, 8, 10), Some.Village.Parent),
            (task.Spec.Name, task.Status, task.Spec.Phases[0].Due, task.Spec.Place)
        );
        Assert.Equal(["柳湾村", "李村长"], task.Spec.ResponsibleUnits.Concat(task.Spec.Leaders));
        Assert.Single((await Part<ILedger>().List(new TaskQuery(), default)).Tasks, stored => stored.State.Id.Plan == First.Plan);
    }

    [Fact]
    public async Task A_crash_between_plan_and_start_is_repaired_by_pressing_again()
    {
        var office = await Opened("2023-07-24 11:00");
        await Write(office);
        await Office.Desk.Execute(First, new TaskCommand.Plan(First, (await Kept())!.Decisions[0].Task(Some.Village.Parent!)), default);

        await office.Open(Meeting);
        await office.Submit(Meeting + "/tasks", ("number", "1"));

        Assert.Equal(RectificationStatus.Active, (await Part<ILedger>().Find(First, default))!.State.Status);
    }

    [Fact]
    public async Task A_decision_without_a_date_becomes_no_task()
    {
        var office = await Opened("2023-07-24 11:00");
        await Write(office, ("due-1", ""));

        await office.Open(Meeting);
        await office.Submit(Meeting + "/tasks", ("number", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("这项决定没有时限", WebUtility.HtmlDecode(office.Page), StringComparison.Ordinal);
        Assert.Null(await Part<ILedger>().Find(First, default));
    }

    [Fact]
    public async Task A_decision_that_is_a_task_stays_as_it_is_in_the_minutes()
    {
        var office = await Opened("2023-07-24 11:00");
        await Write(office);
        await office.Open(Meeting);
        await office.Submit(Meeting + "/tasks", ("number", "1"));
        await office.Open(Meeting);

        await Write(office, ("due-1", "2023-12-31"), ("version", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("决定1已列为任务", WebUtility.HtmlDecode(office.Page), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2023, 8, 10), (await Kept())!.Decisions[0].Due);
    }

    [Theory]
    [InlineData("/reports/meetings/m1@20230725")]
    [InlineData("/reports/meetings/m9@20230724")]
    [InlineData("/reports/meetings/m1")]
    public async Task A_meeting_that_never_comes_round_is_not_found(string path)
    {
        var office = await Opened("2023-07-24 11:00");

        await office.Open(path);

        Assert.Equal(HttpStatusCode.NotFound, office.Status);
    }

    [Fact]
    public async Task Who_has_no_right_at_its_place_writes_no_minutes()
    {
        await Opened("2023-07-24 11:00");
        var other = await SignedIn("wang", AccountRole.Office, Place.Parse("沙河区/白塔镇"));
        await other.Open("/reports/rhythms");

        await Write(other);

        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Null(await Kept());
    }

    [Fact]
    public async Task The_first_page_names_the_next_three_meetings_with_day_and_hour()
    {
        var office = await Opened("2023-07-24 09:00");

        await office.Open("/today");

        var page = WebUtility.HtmlDecode(office.Page);
        Assert.All(
            new[] { "2023-07-24 09:30", "2023-07-31 09:30", "2023-08-07 09:30" },
            meeting => Assert.Contains(meeting, page, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("2023-08-14 09:30", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_are_owed_on_the_first_page_from_the_meeting_on_until_they_are_written()
    {
        await Scheduled("2023-07-21 10:00");
        await Part<MeetingInvitationJob>().Send(default);
        var office = await Opened("2023-07-24 09:00");
        Assert.DoesNotContain("待补会议记录", await Today(office), StringComparison.Ordinal);

        Clock.MoveTo("2023-07-24 11:00");
        Assert.Contains("待补会议记录", await Today(office), StringComparison.Ordinal);

        await office.Open(Meeting);
        await Write(office);
        Assert.DoesNotContain("待补会议记录", await Today(office), StringComparison.Ordinal);
    }

    private static async Task<string> Today(Browser office)
    {
        await office.Open("/today");
        return WebUtility.HtmlDecode(office.Page);
    }

    private async Task<MeetingMinutes?> Kept() => (await Part<MeetingMinutesService>().Find("m1@20230724", default))!.Minutes;

    private async Task<Browser> Opened(string moment)
    {
        await Scheduled(moment);
        var office = await SignedIn("lin", AccountRole.Office, Some.Village.Parent);
        await office.Open(Meeting);
        return office;
    }

    private async Task Scheduled(string moment)
    {
        Clock.MoveTo(moment);
        var meeting = new Rhythm("m1", "周调度会", RhythmKind.Meeting, RecurrenceInterval.Week);
        await Part<RhythmStore>()
            .Save(
                new(meeting, Some.Village.Parent?.Path, [Role.Leader], new DateOnly(2023, 7, 20), IsOn: true, null, null, "管理员"),
                default
            );
    }

    /// <summary>Sends the form filled in with one decision, with some fields as given.</summary>
    private static Task Write(Browser office, params (string Name, string Value)[] with)
    {
        var typed = new Dictionary<string, string>
        {
            ["came"] = "何主任、李村长",
            ["what-1"] = "清理沟渠",
            ["unit-1"] = "柳湾村",
            ["leader-1"] = "李村长",
            ["due-1"] = "2023-08-10",
            ["version"] = "0",
        };
        foreach (var (name, value) in with)
            typed[name] = value;
        return office.Submit(Meeting + "/minutes", [.. typed.Select(field => (field.Key, field.Value))]);
    }
}
