using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Mail;

/// <summary>Hand-overs on their way from the act to the mail.</summary>
public class HandOverMailTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 10:02");
    private readonly MemoryOffice _office;

    public HandOverMailTests() => _office = new MemoryOffice(_clock, rules: Some.Rules);

    [Fact]
    public async Task The_start_of_a_plan_is_one_mail_to_each_person()
    {
        await _office.With(Some.FourPhases());
        await _office.With(Some.FourPhases(), TaskId.Of("3fa9c1d2-2"));

        await MailUntil("2023-07-20 10:05");

        Assert.Equal(
            [("li@q.example", 2), ("jgb@q.example", 2)],
            _office.Outbox.Records.Select(mail => (mail.Content.To, mail.Notices.Count))
        );
    }

    [Fact]
    public async Task Nothing_is_mailed_before_the_full_five_minutes()
    {
        await _office.With(Some.FourPhases());

        await MailUntil("2023-07-20 10:04");

        Assert.Empty(_office.Outbox.Records);
    }

    [Fact]
    public async Task Several_acts_within_five_minutes_are_one_mail()
    {
        await _office.With(Some.FourPhases());
        await MailUntil("2023-07-20 10:06");
        await _office.Desk.Execute(Some.Id, SomeCommands.Suspend with { By = "王督导" }, default);
        await MailUntil("2023-07-20 10:08");
        await _office.Desk.Execute(Some.Id, SomeCommands.Resume with { By = "王督导" }, default);

        await MailUntil("2023-07-20 10:10");

        Assert.Equal(
            [("2023-07-20 10:05", 1), ("2023-07-20 10:05", 1), ("2023-07-20 10:10", 2), ("2023-07-20 10:10", 2)],
            _office.Outbox.Records.Select(mail => (Some.Text(mail.SendAt), mail.Notices.Count))
        );
    }

    [Fact]
    public async Task An_act_that_is_sent_again_is_told_once()
    {
        await _office.With(Some.FourPhases());
        foreach (var _ in new[] { 1, 2 })
            await _office.Desk.Execute(Some.Id, SomeCommands.Suspend with { By = "王督导", RequestKey = "once" }, default);

        await MailUntil("2023-07-20 10:05");
        await MailUntil("2023-07-20 10:30");

        Assert.Equal([2, 2], _office.Outbox.Records.Select(mail => mail.Notices.Count));
    }

    [Fact]
    public async Task Who_did_it_is_not_told_of_it()
    {
        await _office.With(Some.FourPhases());
        await MailUntil("2023-07-20 10:05");

        await _office.Desk.Execute(Some.Id, SomeCommands.Suspend with { By = "李村长" }, default);
        await MailUntil("2023-07-20 10:10");

        Assert.Equal(["jgb@q.example"], _office.Outbox.Records.Skip(2).Select(mail => mail.Content.To));
    }

    [Fact]
    public async Task Where_nobody_else_would_hear_of_it_who_did_it_is_told()
    {
        await _office.With(Some.FourPhases());
        await MailUntil("2023-07-20 10:05");

        // Nobody is supervisor here, and the lead office that asks gets the mail in their stead.
        await _office.Desk.Execute(Some.Id, SomeCommands.Extension(1, "2023-09-01") with { By = "建管办" }, default);
        await MailUntil("2023-07-20 10:10");

        Assert.Equal(["jgb@q.example"], _office.Outbox.Records.Skip(2).Select(mail => mail.Content.To));
    }

    [Fact]
    public async Task A_reminder_for_the_same_moment_stands_in_the_same_mail()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        await MailUntil("2023-07-20 10:05");
        await MailUntil("2023-08-03 21:00");
        await _office.Desk.Execute(Some.Id, SomeCommands.Infeasible(3) with { By = "建管办" }, default);
        await _office.Desk.Execute(Some.Id, SomeCommands.GrantInfeasible() with { By = "王督导" }, default);

        await MailUntil("2023-08-04 09:00");

        var mail = _office.Outbox.Records.Last(mail => mail.Content.To == "li@q.example");
        Assert.Equal(["b14", "h4"], mail.Notices.Select(notice => notice.Step.ToString()));
    }

    private async Task MailUntil(string moment)
    {
        _clock.MoveTo(moment);
        await _office.Desk.WakeDue(100, default);
        await _office.Post.RecordDueNotices(default);
    }
}
