using System.Net;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>Single meetings: set apart from their rhythm, held without one, held as one. It begins on Thursday 2023-07-20.</summary>
public sealed class MeetingOccasionTests : WebTest
{
    private const string Monday = "m1@20230731";

    private static readonly ScheduledRhythm Mondays = new(
        new Rhythm("m1", "周调度会", RhythmKind.Meeting, RecurrenceInterval.Week),
        Some.Village.Parent?.Path,
        [Role.Leader, Role.LeadOffice],
        new DateOnly(2023, 7, 25),
        IsOn: true,
        null,
        null,
        "管理员",
        Room: "三楼会议室",
        Agenda: ["各村汇报"]
    );

    private MeetingInvitationJob Job => Part<MeetingInvitationJob>();

    private RhythmStore Book => Part<RhythmStore>();

    private async Task<IReadOnlyList<MailRecord>> Mails() => (await Part<IOutbox>().List(new MailQuery(), default)).Mails;

    private async Task Begun(string moment, ScheduledRhythm? second = null)
    {
        Clock.MoveTo(moment);
        await Book.Save(Mondays, default);
        if (second is not null)
            await Book.Save(second, default);
    }

    private async Task<HttpStatusCode> Set(string json, string occurrence = Monday) =>
        (await Post($"/api/meetings/{Uri.EscapeDataString(occurrence)}/occasion", json)).StatusCode;

    [Fact]
    public async Task One_meeting_has_its_own_hour_room_agenda_and_readers_and_keeps_them_when_the_rhythm_changes()
    {
        await Begun("2023-07-24 10:00");
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Some.Village.Parent!, Role.Supervisor, null, "周明远", "zhou@q.example"),
        ]);
        Assert.Equal(
            HttpStatusCode.OK,
            await Set("""{"hour":"14:00","room":"二楼","agenda":["研究难点"],"persons":["周明远"],"guests":["zfb@q.example"]}""")
        );
        await Book.Edit(Mondays with { SetHour = new TimeOnly(10, 0) }, default);
        Clock.MoveTo("2023-07-26 09:00");

        await Job.Send(default);

        var mails = await Mails();
        Assert.Equal(["zfb@q.example", "zhou@q.example"], mails.Select(mail => mail.Content.To).Order());
        Assert.All(
            new[] { "14:00", "地点：二楼", "议程1：研究难点" },
            words => Assert.Contains(words, mails[0].Content.Text, StringComparison.Ordinal)
        );
        Clock.MoveTo("2023-08-02 09:00");
        await Job.Send(default);
        var next = (await Mails()).Where(mail => mail.Content.Subject.Contains("2023-08-07", StringComparison.Ordinal)).ToList();
        Assert.Equal(["jgb@q.example", "li@q.example"], next.Select(mail => mail.Content.To).Order());
        Assert.Contains("10:00", next[0].Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_was_invited_to_is_told_anew_when_it_alone_is_changed()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);
        Clock.MoveTo("2023-07-27 10:02");
        await Set("""{"room":"二楼"}""");

        Assert.Equal(1, await Job.Send(default));

        Assert.Contains(await Mails(), mail => mail.Content.Subject.Contains("更改（2023-07-31", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"hour":"25:00"}""", "“25:00”不是时间")]
    [InlineData("""{"persons":["不在册"]}""", "通讯录中没有“不在册”")]
    [InlineData("""{"guests":["区委"]}""", "“区委”不是邮箱地址")]
    [InlineData("""{"with":"nobody@20230731"}""", "没有可以合并的这次会议")]
    public async Task What_cannot_stand_is_said_and_nothing_is_kept(string json, string words)
    {
        await Begun("2023-07-24 10:00");

        var answer = await Post($"/api/meetings/{Uri.EscapeDataString(Monday)}/occasion", json);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await Book.Find("m1", default))!.Occasions);
    }

    [Fact]
    public async Task A_meeting_that_was_held_is_not_changed_any_more()
    {
        await Begun("2023-07-31 09:30");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Set("""{"room":"二楼"}"""));
    }

    [Fact]
    public async Task The_page_of_a_meeting_sets_it_apart_and_shows_its_faults_at_the_field()
    {
        await Begun("2023-07-24 10:00");
        var page = $"/reports/meetings/{Uri.EscapeDataString(Monday)}";
        var form = await ShownForm.On(Administrator, page, $"{page}/occasion");

        var answer = await form.Send(("hour", "两点"), ("room", "二楼"));
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(
            new[] { "id=\"hour-fault\"", "“两点”不是时间", "value=\"二楼\"" },
            words => Assert.Contains(words, said, StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Send(("hour", "14:00"), ("room", "二楼"))).StatusCode);
        Assert.Contains("14:00", await Administrator.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_when_called_recurs_never_and_is_held_on_the_day_it_is_called_for()
    {
        Clock.MoveTo("2023-07-21 10:00");
        var added = await Json(
            await Post("/api/rhythms", """{"name":"专题会","place":"沙河区/青石镇","kind":"meeting","every":"when-called"}""")
        );
        var id = (string)added["id"]!;
        Assert.Null((string?)added["next"]);
        Assert.Null(await Job.NextAt(default));

        var called = await Json(await Post($"/api/rhythms/{id}/call", """{"day":"2023-08-02"}"""));
        await Post($"/api/rhythms/{id}/call", """{"day":"2023-08-02"}""");

        Assert.Equal($"{id}@20230802", (string?)called["occurrence"]);
        Assert.Equal(Some.At("2023-07-28 09:00"), await Job.NextAt(default));
        Clock.MoveTo("2023-07-28 09:00");
        Assert.Equal(1, await Job.Send(default));
        Clock.MoveTo("2023-08-03 09:00");
        Assert.Null(await Job.NextAt(default));
        Assert.Contains("专题会", await Administrator.GetStringAsync("/reports/rhythms"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_on_a_day_off_is_asked_back_and_one_in_the_past_is_refused()
    {
        Clock.MoveTo("2023-07-21 10:00");
        var id = (string)
            (
                await Json(
                    await Post("/api/rhythms", """{"name":"专题会","place":"沙河区/青石镇","kind":"meeting","every":"when-called"}""")
                )
            )["id"]!;

        var asked = await Post($"/api/rhythms/{id}/call", """{"day":"2023-07-29"}""");
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Contains("NeedsConfirmation", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Post($"/api/rhythms/{id}/call", """{"day":"2023-07-29","confirmed":true}""")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($"/api/rhythms/{id}/call", """{"day":"2023-07-20"}""")).StatusCode);
        var form = await ShownForm.On(Administrator, "/reports/rhythms", $"/reports/rhythms/{id}/call");
        var past = WebUtility.HtmlDecode(await (await form.Send(("day", "2023-07-20"))).Content.ReadAsStringAsync());
        Assert.Contains($"<a href=\"#day-{id}\">", past, StringComparison.Ordinal);
        Assert.Contains($"<p class=\"fault\" id=\"day-{id}-fault\">", past, StringComparison.Ordinal);
        Assert.Contains("value=\"2023-07-20\"", past, StringComparison.Ordinal);
        var page = await form.Send(("day", "2023-07-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("是休息日（周日）", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await form.Send(("day", "2023-07-30"), ("confirmed", "yes"))).StatusCode);
    }

    [Fact]
    public async Task Two_meetings_held_as_one_say_so_have_one_hour_and_one_record()
    {
        var half = Mondays with { Rhythm = new("m2", "半月调度会", RhythmKind.Meeting, RecurrenceInterval.HalfMonth), Room = null };
        await Begun("2023-07-24 10:00", half);
        const string Second = "m2@20230731";
        Assert.Equal(HttpStatusCode.OK, await Set($$"""{"with":"{{Monday}}"}""", Second));
        await Set("""{"hour":"15:00"}""");
        Clock.MoveTo("2023-07-26 09:00");
        await Job.Send(default);

        var second = (await Mails()).First(mail => mail.Content.Subject.Contains("半月调度会", StringComparison.Ordinal)).Content;
        Assert.All(
            new[] { "本次会议与周调度会合并召开", "15:00", "地点：三楼会议室" },
            words => Assert.Contains(words, second.Text, StringComparison.Ordinal)
        );

        Clock.MoveTo("2023-07-31 17:00");
        await Post($"/api/meetings/{Uri.EscapeDataString(Monday)}/minutes", """{"came":"何主任"}""");
        var read = await Json(await Administrator.GetAsync($"/api/meetings/{Uri.EscapeDataString(Second)}"));
        Assert.Equal((Monday, "何主任"), ((string?)read["together"], (string?)read["came"]));
        Assert.Contains("会议记录合为一份", await Administrator.GetStringAsync($"/reports/meetings/{Uri.EscapeDataString(Second)}"));
    }

    [Fact]
    public async Task Meetings_of_two_days_are_not_held_as_one()
    {
        var tuesdays = Mondays with { Rhythm = new("m2", "碰头会", RhythmKind.Meeting, RecurrenceInterval.Week, DayOfWeek.Tuesday) };
        await Begun("2023-07-24 10:00", tuesdays);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Set($$"""{"with":"{{Monday}}"}""", "m2@20230801"));
    }

    [Fact]
    public async Task An_invitation_lists_what_each_village_has_to_account_for_and_who_speaks()
    {
        await Begun("2023-07-26 09:00");

        await Job.Send(default);

        Assert.All(
            await Mails(),
            mail => Assert.Contains("汇报：柳湾村：任务101亩，已验收0亩（0%）；由李村长介绍", mail.Content.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_is_added_after_the_invitation_is_invited_at_the_next_round_and_nobody_twice()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);
        var before = (await Mails()).Count;
        Clock.MoveTo("2023-07-27 10:02");
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Some.Village.Parent!, Role.Leader, null, "何静川", "he@q.example"),
        ]);

        Assert.Equal(1, await Job.Send(default));
        Assert.Equal(0, await Job.Send(default));

        var late = Assert.Single((await Mails()).Take((await Mails()).Count - before));
        Assert.Equal(("he@q.example", "2023-07-27 10:05"), (late.Content.To, Some.Text(late.SendAt)));
        Assert.Contains("开会通知", late.Content.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_reads_no_invitations_to_meetings_that_are_long_over()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);

        Assert.Single(await Part<MeetingInvitationStore>().From("m1", new DateOnly(2023, 7, 31), default));
        Assert.Empty(await Part<MeetingInvitationStore>().From("m1", new DateOnly(2023, 8, 1), default));
    }

    [Fact]
    public async Task Minutes_are_written_by_the_api_and_a_decision_becomes_a_task_once()
    {
        await Begun("2023-07-31 11:00");
        var path = $"/api/meetings/{Uri.EscapeDataString(Monday)}";
        const string Body = """
            {"version":0,"came":"何主任、李村长","decisions":[{"what":"清理沟渠","unit":"柳湾村","leader":"李村长","due":"2023-08-10"}]}
            """;

        var kept = await Json(await Post($"{path}/minutes", Body));
        var again = await Post($"{path}/minutes", Body);
        Assert.Equal((1, HttpStatusCode.OK), ((int)kept["version"]!, again.StatusCode));
        await Post($"{path}/tasks", """{"number":1}""");
        var made = await Json(await Post($"{path}/tasks", """{"number":1}"""));

        var task = (string)made["decisions"]![0]!["task"]!;
        Assert.Equal(MeetingMinutes.TaskOf(Monday, 1).Value, task);
        Assert.Single((await Part<ILedger>().List(new TaskQuery(), default)).Tasks, stored => stored.State.Id.Value == task);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($"{path}/tasks", """{"number":7}""")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Post($"{path}/minutes", """{"version":1,"came":"","decisions":[]}""")).StatusCode
        );
    }

    [Fact]
    public async Task A_person_of_the_directory_is_a_reader_beside_the_roles()
    {
        await Begun("2023-07-24 10:00");
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Some.Village.Parent!, null, null, "赵启明", "zhao@q.example"),
        ]);

        var edited = await Post("/api/rhythms/m1/edit", """{"version":0,"persons":["赵启明"]}""");
        var wrong = await Post("/api/rhythms/m1/edit", """{"version":1,"persons":["不在册"]}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (edited.StatusCode, wrong.StatusCode));
        Clock.MoveTo("2023-07-26 09:00");
        await Job.Send(default);
        Assert.Equal(["jgb@q.example", "li@q.example", "zhao@q.example"], (await Mails()).Select(mail => mail.Content.To).Order());
    }
}
