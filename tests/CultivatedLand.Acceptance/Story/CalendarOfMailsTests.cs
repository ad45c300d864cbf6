using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>The worked example of the deadline policy: a phase due on Sunday 2023-08-20 that nobody works on.</summary>
public sealed class CalendarOfMailsTests : HostTest
{
    private static readonly string[] WorkedExample =
    [
        "2023-08-04 reminder",
        "2023-08-11 reminder",
        "2023-08-17 reminder",
        "2023-08-18 reminder",
        "2023-08-21 overdue",
        "2023-08-23 supervision-letter",
        "2023-08-29 interview",
        "2023-09-05 still-overdue",
    ];

    /// <summary>
    /// Days of the meeting twice a month, on the 15th and the last day:
    /// 09-30 is the second day of a holiday, and 10-15 is a Sunday after a worked week.
    /// </summary>
    private static readonly string[] MeetingDays = ["2023-07-31", "2023-08-15", "2023-08-31", "2023-09-15", "2023-09-28", "2023-10-13"];

    /// <summary>Days of the invitations to these meetings, each the third workday before.</summary>
    private static readonly string[] InvitationDays = ["2023-07-26", "2023-08-10", "2023-08-28", "2023-09-12", "2023-09-25", "2023-10-10"];

    private string _task = "";

    protected override async Task Prepare() => _task = (await Api.Task(Sample.Restore)).Text("id");

    [Fact]
    public async Task Time_set_forward_in_one_step_gives_every_mail_its_own_day()
    {
        await Api.SetClock("2023-09-05T10:00");

        Assert.Equal(WorkedExample, await Calendar());
    }

    [Fact]
    public async Task Time_set_forward_day_by_day_gives_the_same_mails()
    {
        for (var day = new DateOnly(2023, 7, 21); day <= new DateOnly(2023, 9, 5); day = day.AddDays(1))
            await Api.SetClock($"{day:yyyy-MM-dd}T09:30");

        Assert.Equal(WorkedExample, await Calendar());
    }

    [Fact]
    public async Task Nothing_goes_before_nine_and_the_reminder_goes_at_nine()
    {
        await Api.SetClock("2023-08-04T08:59");
        var meeting = new[] { "2023-07-26", "2023-07-31" }
            .SelectMany(day => Sample.MeetingReaders.Select(reader => (day, reader)))
            .ToList();
        Assert.Equal(meeting, Gone());

        await Api.SetClock("2023-08-04T09:00");
        Assert.Equal([.. meeting, ("2023-08-04", "luo.mingyuan@shiqiao.example.cn")], Gone());
    }

    [Fact]
    public async Task The_plans_meeting_is_told_on_its_days_to_each_reader_once()
    {
        await Api.SetClock("2023-10-16T10:00");

        Assert.Equal(
            MeetingDays.Concat(InvitationDays).Order().SelectMany(day => Sample.MeetingReaders.Select(reader => (day, reader))),
            Host.Mails.About("【调度会】").Select(mail => (mail.Day, mail.To)).Order()
        );
    }

    [Fact]
    public async Task The_letter_is_attached_as_a_word_document()
    {
        await Api.SetClock("2023-08-23T10:00");

        var letter = Assert.Single(Host.Mails.Scheduled(), mail => mail.To == "tan.lixin@shiqiao.example.cn");
        var (name, content) = Assert.Single(letter.Attachments);
        using var document = new ZipArchive(new MemoryStream(content));
        using var words = new StreamReader(document.GetEntry("word/document.xml")!.Open(), Encoding.UTF8);

        Assert.EndsWith(".docx", name);
        Assert.Contains("翻耕", await words.ReadToEndAsync());
    }

    [Fact]
    public async Task The_interview_notice_waits_until_a_person_lets_it_go()
    {
        await Api.SetClock("2023-08-29T10:00");
        var held = (await Api.Mails("&state=held")).Where(IsInterview).ToList();
        Assert.Equal(3, held.Count);
        Assert.Empty(Host.Mails.About("约谈"));

        var interview = (await Api.Get("/api/interviews")).Ok()["interviews"]!.AsArray().Single(one => one!.Text("cause") == "ladder")!;
        (
            await Api.Post(
                $"/api/interviews/{interview.Text("id")}/release",
                new()
                {
                    ["day"] = "2023-08-30",
                    ["hour"] = "15:00",
                    ["venue"] = "三楼会议室",
                    ["chair"] = "何书记",
                    ["unit"] = "古井村村民委员会",
                    ["leader"] = "罗明远",
                }
            )
        ).Ok();

        await Eventually.Be("three interview mails in the folder", () => Host.Mails.About("约谈").Count == 3);
        Assert.Empty(await Api.Mails("&state=held"));
    }

    [Fact]
    public async Task Every_mail_on_virtual_time_says_so_in_its_subject()
    {
        await Api.SetClock("2023-09-13T10:00");

        Assert.All(await Api.Mails(), mail => Assert.StartsWith("【演练】", mail.Text("subject"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_done_in_time_brings_no_overdue_notice()
    {
        await Api.SetClock("2023-08-18T10:00");
        (await Api.Post($"/api/tasks/{_task}/report", new() { ["phase"] = "plough", ["confirmed"] = true })).Ok();

        await Api.SetClock("2023-09-05T10:00");

        Assert.Equal(WorkedExample[..4], await Calendar());
    }

    [Fact]
    public async Task Several_notices_to_one_person_at_one_time_are_one_mail()
    {
        await Api.SetClock("2023-10-16T10:00");

        var digest = Host.Mails.Scheduled().Where(mail => mail.Day == "2023-10-16" && mail.To == "jianguan@shiqiao.example.cn").ToList();

        Assert.True(digest.Count <= 1);
        Assert.All(
            Host.Mails.Scheduled()
                .Where(mail => !mail.Subject.Contains("督办函", StringComparison.Ordinal))
                // The meeting is no notice on a task and has a mail of its own.
                .Where(mail => !mail.Subject.Contains("【调度会】", StringComparison.Ordinal))
                // What waits for release is told five minutes later, and what was not released is a mail of its own.
                .Where(mail => !mail.Subject.Contains("未签发", StringComparison.Ordinal))
                .Where(mail => !mail.Subject.Contains("待签发", StringComparison.Ordinal))
                .GroupBy(mail => (mail.To, mail.Day)),
            sameDay => Assert.Single(sameDay)
        );
    }

    private IEnumerable<(string Day, string To)> Gone() => Host.Mails.Scheduled().Select(mail => (mail.Day, mail.To)).Order();

    private static bool IsInterview(JsonNode mail) => mail["notices"]!.AsArray().Any(notice => notice!.Text("kind") == "interview");

    /// <summary>Day and kind of every notice of the task that is in a mail, each once however many people got it.</summary>
    private async Task<IEnumerable<string>> Calendar() =>
        (await Api.ScheduledMails($"&task={_task}"))
            .SelectMany(mail =>
                mail["notices"]!
                    .AsArray()
                    .Where(notice => notice!.Text("task") == _task && notice!.Text("kind") != "hand-over")
                    .Select(notice => $"{mail.Text("sendAt")[..10]} {notice!.Text("kind")}")
            )
            .Distinct()
            .Order(StringComparer.Ordinal);
}
