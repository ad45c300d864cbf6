using System.Net;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Reports;

public sealed class BulletinTests : WebTest
{
    private static readonly ScheduledRhythm Weekly = new(
        new Rhythm("w1", "整改周通报", RhythmKind.Bulletin, RecurrenceInterval.Week),
        Some.Village.Parent?.Path,
        [Role.Leader, Role.LeadOffice],
        new DateOnly(2023, 7, 20),
        IsOn: true,
        null,
        null,
        "管理员"
    );

    private BulletinJob Round => Part<BulletinJob>();

    private RhythmStore Book => Part<RhythmStore>();

    [Fact]
    public async Task A_weekly_bulletin_goes_on_monday_at_the_sending_time()
    {
        await Book.Save(Weekly, default);

        Assert.Equal(Some.At("2023-07-24 09:00"), await Round.NextAt(default));
        Clock.MoveTo("2023-07-24 08:59");
        Assert.Equal(0, await Round.Send(default));
        Clock.MoveTo("2023-07-24 09:00");
        Assert.Equal(1, await Round.Send(default));
        Assert.Equal(Some.At("2023-07-31 09:00"), await Round.NextAt(default));
    }

    [Fact]
    public async Task It_goes_to_each_reader_once_with_the_table_as_a_workbook()
    {
        await Book.Save(Weekly, default);
        Clock.MoveTo("2023-07-24 09:00");

        await Round.Send(default);
        await Round.Send(default);

        var mails = await Mails();
        Assert.Equal(["jgb@q.example", "li@q.example"], mails.Select(mail => mail.Content.To).Order());
        Assert.All(mails, mail => Assert.EndsWith(".xlsx", Assert.Single(mail.Content.Attachments).FileName, StringComparison.Ordinal));
        Assert.Contains("整改周通报（2023-07-24）", mails[0].Content.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_table_has_four_columns_that_fit_a_phone_and_break_no_word()
    {
        await Book.Save(Weekly, default);
        await Accept(5m);
        Clock.MoveTo("2023-07-24 09:00");

        await Round.Send(default);

        var html = WebUtility.HtmlDecode((await Mails())[0].Content.Html);
        Assert.Equal(4, html.Split("<th").Length - 1);
        Assert.Contains($"5 / {(await Office.Ledger.Find(Some.Id, default))!.State.Required} 本期+5", html, StringComparison.Ordinal);
        Assert.All(html.Split("<td").Skip(1), cell => Assert.Contains("word-break:keep-all", cell, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_only_the_latest_goes()
    {
        await Book.Save(Weekly, default);
        Clock.MoveTo("2023-08-16 10:00");

        Assert.Equal(1, await Round.Send(default));
        Assert.Equal(0, await Round.Send(default));

        Assert.Equal("2023-08-14", (await Book.Bulletins("w1", default)).Single().Bulletin.Day.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task The_second_bulletin_tells_what_was_accepted_since_the_first()
    {
        await Book.Save(Weekly, default);
        await Accept(5m);
        Clock.MoveTo("2023-07-24 09:00");
        await Round.Send(default);
        Clock.MoveTo("2023-07-26 10:00");
        await Accept(7.5m);
        Clock.MoveTo("2023-07-31 09:00");

        await Round.Send(default);

        var (first, second) = ((await Book.Bulletins("w1", default))[0].Bulletin, (await Book.Bulletins("w1", default))[1].Bulletin);
        Assert.Equal((Mu.Of(5), Mu.Of(7.5m)), (first.Total.NewlyAccepted, second.Total.NewlyAccepted));
        Assert.Equal(new DateOnly(2023, 7, 24), second.From);
    }

    [Fact]
    public async Task Interviews_count_once_they_are_recorded_as_held_and_not_when_they_are_called_for()
    {
        await Book.Save(Weekly, default);
        Clock.MoveTo("2023-08-29 09:00");
        await Office.Desk.WakeDue(100, default);
        await Part<InterviewJob>().Run(default);
        var called = (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder).Id;
        await SendOn("2023-09-04 09:00");
        var set = new InterviewArrangements(Some.Day("2023-09-05"), new(15, 0), "三楼", "何书记", "柳湾村", "李村长", []);
        await Part<InterviewService>().Do(called, new InterviewCommand.Release(set, "周明"), default);
        await SendOn("2023-09-05 16:00");
        await Part<InterviewService>()
            .Do(called, new InterviewCommand.Hold(new("柳湾村", "李村长", [], "完成翻耕", Some.Day("2023-09-20")), "周明"), default);
        await SendOn("2023-09-11 09:00");
        await SendOn("2023-09-18 09:00");

        Assert.Equal([0, 1, 0], (await Book.Bulletins("w1", default)).Select(sent => sent.Bulletin.Total.Interviews));
    }

    private async Task SendOn(string moment)
    {
        Clock.MoveTo(moment);
        await Round.Send(default);
    }

    [Fact]
    public async Task A_meeting_that_falls_on_a_holiday_says_that_it_was_moved()
    {
        Clock.MoveTo("2023-09-28 10:00");
        await Book.Save(
            Weekly with
            {
                Rhythm = Weekly.Rhythm with { Kind = RhythmKind.Meeting, Name = "周调度会" },
                Since = new DateOnly(2023, 9, 28),
            },
            default
        );
        Clock.MoveTo("2023-10-07 09:00");

        await Round.Send(default);

        Assert.Contains("原定10-02，逢休息日调整", (await Mails())[0].Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_whose_day_has_passed_is_not_announced_as_held_today()
    {
        await Book.Save(Weekly with { Rhythm = Weekly.Rhythm with { Kind = RhythmKind.Meeting } }, default);
        Clock.MoveTo("2023-07-25 10:00");

        Assert.Equal(0, await Round.Send(default));

        Assert.Empty(await Mails());
        Assert.Equal(Some.At("2023-07-31 09:00"), await Round.NextAt(default));
    }

    [Fact]
    public async Task One_that_is_switched_off_is_silent()
    {
        await Book.Save(Weekly with { IsOn = false }, default);
        Clock.MoveTo("2023-07-24 09:00");

        Assert.Null(await Round.NextAt(default));
        Assert.Equal(0, await Round.Send(default));
    }

    [Fact]
    public async Task A_bulletin_of_a_place_without_tasks_says_so_and_does_not_fail()
    {
        await Book.Save(Weekly with { Place = "别县/别镇" }, default);
        Clock.MoveTo("2023-07-24 09:00");

        Assert.Equal(1, await Round.Send(default));

        Assert.Contains("没有任务，无可通报", (await Mails()).Single().Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_comes_round_and_what_has_gone()
    {
        await Book.Save(Weekly, default);
        Clock.MoveTo("2023-07-24 09:00");
        await Round.Send(default);

        var page = await Administrator.GetStringAsync("/reports/rhythms");

        Assert.Contains("整改周通报", page, StringComparison.Ordinal);
        Assert.Contains("2023-07-31", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync("/reports/bulletins/w1@20230724")).StatusCode);
        Assert.Equal(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (await Administrator.GetAsync("/reports/bulletins/w1@20230724.xlsx")).Content.Headers.ContentType?.MediaType
        );
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync("/reports/rhythms/w1/preview")).StatusCode);
    }

    [Fact]
    public async Task A_bulletin_nobody_wrote_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.GetAsync("/reports/bulletins/w9@20230724")).StatusCode);

    private async Task Accept(decimal mu) =>
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(mu)) { IsConfirmed = true }, default));

    private async Task<IReadOnlyList<MailRecord>> Mails() => (await Part<IOutbox>().List(new MailQuery(), default)).Mails;
}
