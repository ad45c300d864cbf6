using System.Text;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>Invitations to a meeting every Monday at half past nine. The test begins on Thursday 2023-07-20 at ten.</summary>
public sealed class MeetingInvitationTests : WebTest
{
    private static readonly ScheduledRhythm Mondays = new(
        new Rhythm("m1", "周调度会", RhythmKind.Meeting, RecurrenceInterval.Week),
        Some.Village.Parent?.Path,
        [Role.Leader, Role.LeadOffice],
        new DateOnly(2023, 7, 21),
        IsOn: true,
        null,
        null,
        "管理员",
        Room: "三楼会议室",
        Agenda: ["各村汇报"]
    );

    private MeetingInvitationJob Job => Part<MeetingInvitationJob>();

    private RhythmStore Book => Part<RhythmStore>();

    [Theory]
    [InlineData("2023-07-31", "2023-07-26")]
    [InlineData("2023-08-31", "2023-08-28")]
    [InlineData("2023-09-28", "2023-09-25")]
    [InlineData("2023-10-13", "2023-10-10")]
    [InlineData("2023-10-07", "2023-09-26")]
    [InlineData("2023-10-09", "2023-09-28")]
    public void The_invitation_goes_on_the_third_workday_before(string meeting, string invitation) =>
        Assert.Equal(DateOnly.Parse(invitation), MeetingInvitation.DayOf(DateOnly.Parse(meeting), Some.Rules.Calendar));

    [Fact]
    public async Task It_goes_at_the_sending_time_once_to_each_reader()
    {
        await Begun("2023-07-24 10:00");
        Assert.Equal(Some.At("2023-07-26 09:00"), await Job.NextAt(default));
        Clock.MoveTo("2023-07-26 08:59");
        Assert.Equal(0, await Job.Send(default));
        Clock.MoveTo("2023-07-26 09:00");

        Assert.Equal(1, await Job.Send(default));
        Assert.Equal(0, await Job.Send(default));

        var mails = await Mails();
        Assert.Equal(["jgb@q.example", "li@q.example"], mails.Select(mail => mail.Content.To).Order());
        Assert.All(mails, mail => Assert.Equal(Some.At("2023-07-26 09:00"), mail.SendAt));
        Assert.Equal(Some.At("2023-08-02 09:00"), await Job.NextAt(default));
    }

    [Fact]
    public async Task It_says_hour_place_and_agenda_and_has_them_for_the_calendar()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);

        var mail = (await Mails())[0].Content;
        var file = Calendar(mail);
        Assert.Contains("【调度会】青石镇周调度会开会通知（2023-07-31 09:30）", mail.Subject, StringComparison.Ordinal);
        Assert.All(
            new[] { "时间：2023-07-31（周一）09:30", "地点：三楼会议室", "议程1：各村汇报" },
            words => Assert.Contains(words, mail.Text, StringComparison.Ordinal)
        );
        Assert.Contains("DTSTART:20230731T013000Z", file, StringComparison.Ordinal);
        Assert.Contains("LOCATION:三楼会议室", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_third_workday_has_passed_it_goes_at_the_next_full_five_minutes()
    {
        await Begun("2023-07-27 10:02");

        Assert.Equal(Some.At("2023-07-27 10:02"), await Job.NextAt(default));
        await Job.Send(default);

        Assert.All(await Mails(), mail => Assert.Equal(Some.At("2023-07-27 10:05"), mail.SendAt));
    }

    [Fact]
    public async Task A_meeting_that_nobody_can_be_told_of_in_time_is_not_invited_to()
    {
        await Begun("2023-07-31 09:28");

        Assert.Equal(0, await Job.Send(default));
        Assert.Equal(Some.At("2023-08-02 09:00"), await Job.NextAt(default));
    }

    [Fact]
    public async Task A_crash_between_two_mails_repeats_none_and_loses_none()
    {
        await Begun("2023-07-26 09:00");
        for (var write = 1; (await Part<MeetingInvitationStore>().Find("m1@20230731", default))?.IsTold != true; write++)
        {
            Office.Disk.FailAt(write, afterCommit: write % 2 == 0);
            await Record.ExceptionAsync(() => Job.Send(default));
            Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(["jgb@q.example", "li@q.example"], (await Mails()).Select(mail => mail.Content.To).Order());
    }

    [Fact]
    public async Task A_meeting_that_is_edited_is_invited_to_anew_and_takes_the_place_of_the_first_in_the_calendar()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);
        Clock.MoveTo("2023-07-27 10:02");
        await Book.Edit(Mondays with { SetHour = new TimeOnly(14, 30) }, default);

        Assert.Equal(1, await Job.Send(default));
        Assert.Equal(0, await Job.Send(default));

        var changed = (await Mails()).Where(mail => mail.Content.Subject.Contains("更改", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, changed.Count);
        Assert.Contains("SEQUENCE:1", Calendar(changed[0].Content), StringComparison.Ordinal);
        Assert.Contains("DTSTART:20230731T063000Z", Calendar(changed[0].Content), StringComparison.Ordinal);
        Assert.Equal((await Mails()).Select(mail => Uid(mail.Content)).Distinct(), [Uid(changed[0].Content)]);
    }

    [Fact]
    public async Task A_meeting_that_is_switched_off_after_its_invitation_is_called_off()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);
        Clock.MoveTo("2023-07-27 10:02");
        await Book.Switch("m1", false, new DateOnly(2023, 7, 27), default);

        Assert.Equal(1, await Job.Send(default));
        Assert.Equal(0, await Job.Send(default));

        var off = (await Mails()).Where(mail => mail.Content.Subject.Contains("取消", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, off.Count);
        Assert.Contains("STATUS:CANCELLED", Calendar(off[0].Content), StringComparison.Ordinal);
        Assert.Null(await Job.NextAt(default));
    }

    [Fact]
    public async Task A_meeting_on_another_weekday_calls_off_the_old_date_and_invites_to_the_new_one()
    {
        await Begun("2023-07-26 09:00");
        await Job.Send(default);
        await Book.Edit(Mondays with { Rhythm = Mondays.Rhythm with { Weekday = DayOfWeek.Tuesday } }, default);
        Clock.MoveTo("2023-07-27 09:00");

        await Job.Send(default);

        var subjects = (await Mails()).Where(mail => mail.Content.To == "li@q.example").Select(mail => mail.Content.Subject).ToList();
        Assert.Contains(subjects, subject => subject.Contains("周调度会取消（2023-07-31", StringComparison.Ordinal));
        Assert.Contains(subjects, subject => subject.Contains("周调度会开会通知（2023-08-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bulletin_invites_nobody()
    {
        await Book.Save(Mondays with { Rhythm = Mondays.Rhythm with { Kind = RhythmKind.Bulletin } }, default);

        Assert.Null(await Job.NextAt(default));
    }

    private async Task Begun(string moment)
    {
        Clock.MoveTo(moment);
        await Book.Save(Mondays with { Since = new DateOnly(2023, 7, 25) }, default);
    }

    private static string Calendar(MailContent mail) =>
        Encoding
            .UTF8.GetString([.. Assert.Single(mail.Attachments, file => file.FileName == "invitation.ics").Content])
            .Replace("\r\n ", "", StringComparison.Ordinal);

    private static string Uid(MailContent mail) =>
        Calendar(mail).Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));

    private async Task<IReadOnlyList<MailRecord>> Mails() => (await Part<IOutbox>().List(new MailQuery(), default)).Mails;
}
