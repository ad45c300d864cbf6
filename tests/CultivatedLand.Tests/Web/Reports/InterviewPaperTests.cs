using System.IO.Compression;
using System.Net;
using System.Text;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>One interview has one paper and one invitation, whatever calls for it.</summary>
public sealed class InterviewPaperTests : WebTest
{
    private static readonly TaskId Second = TaskId.Of("3fa9c1d2-2");

    private static readonly InterviewArrangements Set = new(
        Some.Day("2023-08-30"),
        new TimeOnly(15, 0),
        "三楼会议室",
        "何书记",
        "柳湾村村民委员会",
        "李村长",
        []
    );

    private protected override void Add(IServiceCollection services) => AddRealPost(services);

    /// <summary>A second task of the village, for which somebody else answers.</summary>
    private async Task Also(string due) =>
        await Office.With(Some.Spec(Some.Complete(due)) with { Name = "松林恢复耕地", Leaders = ["孙主任"] }, Second);

    private async Task Live(string moment)
    {
        Clock.MoveTo(moment);
        await Office.Desk.WakeDue(100, default);
        await Part<InterviewJob>().Run(default);
        await Part<MailDispatcher>().RecordDueNotices(default);
    }

    private async Task<Interview> Ladder() =>
        (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder);

    private async Task<InterviewOutcome> Do(InterviewId id, InterviewCommand command) =>
        await Part<InterviewService>().Do(id, command, default);

    private IReadOnlyList<MailRecord> Mails(Func<MailRecord, bool> which) => [.. Office.Outbox.Records.Where(which)];

    private static string Paper(MailRecord mail)
    {
        var file = mail.Content.Attachments.Single(file => file.FileName.EndsWith(".docx", StringComparison.Ordinal));
        using var document = new ZipArchive(new MemoryStream(file.Content));
        using var words = new StreamReader(document.GetEntry("word/document.xml")!.Open(), Encoding.UTF8);
        return words.ReadToEnd();
    }

    private static bool IsPaper(MailRecord mail) => mail.Content.Subject.StartsWith("【约谈", StringComparison.Ordinal);

    [Fact]
    public async Task Two_grounds_of_one_day_are_one_paper_with_one_number_to_each_recipient()
    {
        await Also("2023-08-20");
        await Live("2023-08-29 09:00");

        await Do((await Ladder()).Id, new InterviewCommand.Release(Set, "周明"));

        var sent = Mails(mail => IsPaper(mail) && mail.Standing.State == MailState.Queued);
        Assert.NotEmpty(sent);
        Assert.Equal(sent.Count, sent.Select(mail => mail.Content.To).Distinct().Count());
        Assert.All(
            sent,
            mail =>
                Assert.All(new[] { "柳湾村恢复耕地", "松林恢复耕地" }, name => Assert.Contains(name, Paper(mail), StringComparison.Ordinal))
        );
        Assert.Single(Mails(mail => mail.Letter is { Series: var series } && series.EndsWith("约谈", StringComparison.Ordinal)));
        Assert.Empty(Mails(mail => mail.Standing.State == MailState.Held));
    }

    [Fact]
    public async Task The_draft_of_a_further_ground_is_withdrawn_says_why_and_cannot_be_sent()
    {
        await Also("2023-08-20");
        await Live("2023-08-29 09:00");

        var withdrawn = Mails(mail => mail.Standing.State == MailState.Withdrawn);

        Assert.NotEmpty(withdrawn);
        Assert.All(withdrawn, mail => Assert.StartsWith("并入同一地区尚未举行的约谈", mail.Standing.Note, StringComparison.Ordinal));
        Assert.Null(await Part<MailDispatcher>().Resend(withdrawn[0].Id, default));
        Assert.DoesNotContain(
            "/resend",
            await Administrator.GetStringAsync($"/mails/{Uri.EscapeDataString(withdrawn[0].Id)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_ground_that_joins_after_the_release_is_told_at_once_to_everybody_and_to_who_answers_for_it()
    {
        await Also("2023-08-21");
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Some.Village, Role.Leader, "孙主任", "孙主任", "sun@q.example"),
        ]);
        await Live("2023-08-29 09:00");
        var set = Set with { Day = Some.Day("2023-09-01") };
        await Do((await Ladder()).Id, new InterviewCommand.Release(set, "周明"));
        Assert.DoesNotContain("sun@q.example", Mails(IsPaper).Select(mail => mail.Content.To));

        await Live("2023-08-30 09:00");

        var changed = Mails(mail => mail.Content.Subject.StartsWith("【约谈变更】", StringComparison.Ordinal));
        Assert.Contains("sun@q.example", changed.Select(mail => mail.Content.To));
        Assert.Contains("li@q.example", changed.Select(mail => mail.Content.To));
        Assert.All(changed, mail => Assert.Contains("又一事由：“松林恢复耕地”", mail.Content.Text, StringComparison.Ordinal));
        Assert.Equal(2, (await Ladder()).Invitation);
        Assert.Empty(Mails(mail => mail.Standing.State == MailState.Held));
    }

    [Fact]
    public async Task An_interview_by_the_criteria_has_a_numbered_paper_whatever_crashes_on_the_way()
    {
        var interview = await Lagging();
        var set = Set with { Day = Some.Day("2023-09-28"), Hour = new TimeOnly(15, 0), Unit = "青石镇", Leader = "李村长" };
        for (var write = 1; (await Part<InterviewStore>().Find(interview.Id, default))!.Step != InterviewStep.Released; write++)
        {
            Office.Disk.FailAt(write, afterCommit: write % 2 == 0);
            await Record.ExceptionAsync(() => Do(interview.Id, new InterviewCommand.Release(set, "周明", null, "k")));
        }

        for (var write = 1; (await Part<InterviewStore>().Unfinished(default)).Count > 0; write++)
        {
            Office.Disk.FailAt(write, afterCommit: write % 2 == 1);
            await Record.ExceptionAsync(() => Part<InterviewJob>().Run(default));
        }

        var sent = Mails(mail => mail.Content.Subject.StartsWith("【约谈通知】", StringComparison.Ordinal));
        Assert.NotEmpty(sent);
        Assert.Equal(sent.Count, sent.Select(mail => mail.Content.To).Distinct().Count());
        Assert.All(
            sent,
            mail =>
            {
                Assert.Contains("耕约〔2023〕1号", mail.Content.Text, StringComparison.Ordinal);
                Assert.Contains("关于整改进度滞后的约谈通知", Paper(mail), StringComparison.Ordinal);
                Assert.Contains("个百分点", Paper(mail), StringComparison.Ordinal);
            }
        );
        Assert.Equal(1, Assert.Single(sent, mail => mail.Letter is not null).Letter!.Number);
    }

    [Fact]
    public async Task A_changed_interview_takes_no_second_number()
    {
        var interview = await Lagging();
        var set = Set with { Day = Some.Day("2023-09-28"), Unit = "青石镇", Leader = "李村长" };
        await Do(interview.Id, new InterviewCommand.Release(set, "周明"));
        await Do(interview.Id, new InterviewCommand.Release(set with { Venue = "二楼" }, "周明"));

        Assert.Single(Mails(mail => mail.Letter is not null));
        Assert.NotEmpty(Mails(mail => mail.Content.Subject.StartsWith("【约谈变更】", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_drafts_of_a_cancelled_interview_are_withdrawn_with_the_reason()
    {
        await Live("2023-08-29 09:00");

        await Do((await Ladder()).Id, new InterviewCommand.Cancel("已完成整改", "周明"));

        Assert.Empty(Mails(mail => mail.Standing.State == MailState.Held));
        Assert.All(
            Mails(mail => mail.Standing.State == MailState.Withdrawn),
            mail => Assert.Contains("已完成整改", mail.Standing.Note, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2023-09-02", "周六")]
    [InlineData("2023-10-02", "国庆节")]
    public async Task A_day_off_is_asked_back_and_taken_once_it_is_confirmed(string day, string why)
    {
        await Live("2023-08-29 09:00");
        var (id, set) = ((await Ladder()).Id, Set with { Day = Some.Day(day) });

        var asked = Assert.IsType<InterviewOutcome.Refused>(await Do(id, new InterviewCommand.Release(set, "周明")));
        Assert.Equal((InterviewRefusalCode.NeedsConfirmation, "day"), (asked.Code, asked.Faults[0].Field));
        Assert.Contains(why, asked.Faults[0].Sentence.Chinese, StringComparison.Ordinal);
        Assert.Equal(InterviewStep.Proposed, (await Ladder()).Step);

        Assert.IsType<InterviewOutcome.Done>(await Do(id, new InterviewCommand.Release(set, "周明", IsConfirmed: true)));
    }

    [Fact]
    public async Task A_worked_saturday_is_not_asked_about()
    {
        await Live("2023-08-29 09:00");

        var worked = Set with { Day = Some.Day("2023-10-07") };

        Assert.IsType<InterviewOutcome.Done>(await Do((await Ladder()).Id, new InterviewCommand.Release(worked, "周明")));
    }

    [Theory]
    [InlineData("leader", "", "leader", "没有填写参加约谈的责任领导")]
    [InlineData("day", "2023-08-28", "day", "2023-08-28")]
    public async Task A_fault_of_a_release_stands_at_its_field_and_on_top_and_nothing_is_released(
        string name,
        string value,
        string field,
        string words
    )
    {
        await Live("2023-08-29 09:00");
        var id = (await Ladder()).Id;
        var page = $"/reports/interviews/{id}";
        var typed = new Dictionary<string, string>
        {
            ["day"] = "2023-09-01",
            ["hour"] = "15:00",
            ["venue"] = "三楼会议室",
            ["chair"] = "何书记",
            ["unit"] = "柳湾村",
            ["leader"] = "李村长",
        };
        typed[name] = value;

        var form = await ShownForm.On(Administrator, page, $"{page}/release");
        var answer = await form.Send([.. typed.Select(pair => (pair.Key, pair.Value))]);
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"<a href=\"#f-release-{field}\">", said, StringComparison.Ordinal);
        Assert.Matches($"id=\"f-release-{field}-fault\">[^<]*{words}", said);
        Assert.Contains("value=\"三楼会议室\"", said, StringComparison.Ordinal);
        Assert.Equal(InterviewStep.Proposed, (await Part<InterviewStore>().Find(id, default))!.Step);
    }

    [Fact]
    public async Task The_page_asks_about_a_day_off_and_keeps_what_was_typed()
    {
        await Live("2023-08-29 09:00");
        var page = $"/reports/interviews/{(await Ladder()).Id}";
        (string, string)[] typed =
        [
            ("day", "2023-09-02"),
            ("hour", "15:00"),
            ("venue", "三楼会议室"),
            ("chair", "何书记"),
            ("unit", "柳湾村"),
            ("leader", "李村长"),
        ];
        var form = await ShownForm.On(Administrator, page, $"{page}/release");

        var answer = await form.Send(typed);
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(
            new[] { "是休息日（周六）", "name=\"confirmed\"", "value=\"三楼会议室\"" },
            words => Assert.Contains(words, said, StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Send([.. typed, ("confirmed", "yes")])).StatusCode);
    }

    [Fact]
    public async Task The_api_asks_about_a_day_off_with_the_code_of_a_question()
    {
        await Live("2023-08-29 09:00");
        const string Body = """{"day":"2023-09-02","hour":"15:00","venue":"三楼","chair":"何书记","unit":"柳湾村","leader":"李村长"}""";
        var path = $"/api/interviews/{(await Ladder()).Id}/release";

        var answer = await Post(path, Body);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("NeedsConfirmation", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Post(path, Body.Replace("{", """{"confirmed":true,"""))).StatusCode);
    }

    [Fact]
    public async Task The_calendar_entry_is_in_the_language_of_the_mails()
    {
        await Live("2023-08-29 09:00");
        await Do((await Ladder()).Id, new InterviewCommand.Release(Set, "周明"));
        var released = await Ladder();

        Assert.All(
            new[] { (Language.English, "SUMMARY:Interview: "), (Language.Chinese, "SUMMARY:约谈：") },
            language =>
            {
                var context = Part<MailContext>() with { Language = language.Item1 };
                var composer = new InterviewMailComposer(context, new SimpleMailComposer(context, Part<DeliveryRules>()));
                var file = composer.Write(released, Leader, Clock.GetUtcNow(), []).Content.Attachments[0];
                Assert.Contains(language.Item2, Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
            }
        );
    }

    /// <summary>As an earlier version stored it: announced, without steps, arrangements and history.</summary>
    [Fact]
    public async Task An_interview_stored_in_the_first_form_reads_as_announced_with_its_follow_up()
    {
        const string Stored = """
            {"id":"y0123456789abcdef","place":"沙河区/青石镇/柳湾村","cause":"ladder","period":"3fa9c1d2-1.1.1.20230820.a7","figure":null,
            "limit":null,"why":{"chinese":"逾期","english":"late"},"day":"2023-08-29","followUpDue":"2023-09-13","about":"3fa9c1d2-1"}
            """;
        await Cabinet.Put("interviews", "y0123456789abcdef", Encoding.UTF8.GetBytes(Stored), 0, default);

        var read = (await Part<InterviewStore>().Find(InterviewId.Parse("y0123456789abcdef")!.Value, default))!;

        Assert.Equal((InterviewStep.Announced, 0, 0L), (read.Step, read.Invitation, read.Version));
        Assert.True(read is { HasFollowUp: true, IsOpen: false, Arrangements: null, Grounds.Count: 0 });
        Assert.Equal(Some.Day("2023-08-29"), read.RecordedAsHeldOn());
        var page = await Administrator.GetStringAsync("/reports/interviews/y0123456789abcdef");
        Assert.Contains("已通知（旧版）", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.IsType<InterviewOutcome.Refused>(await Do(read.Id, new InterviewCommand.Release(Set, "周明")));
    }

    private async Task<Interview> Lagging()
    {
        await Part<InterviewStore>()
            .Set(InterviewCriteria.Default with { JudgedFrom = 40 }, 15, null, Clock.GetUtcNow(), "管理员", default);
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Some.Village.Parent!, Role.UnitHead, null, "赵启明", "zhao@q.example"),
            new(Some.Village.Parent!, Role.Leader, null, "李村长", "li@q.example"),
        ]);
        Clock.MoveTo("2023-09-28 09:00");
        await Part<InterviewJob>().Run(default);
        return (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Lagging);
    }
}
