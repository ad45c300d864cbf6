using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Mail;

public class DeliveryReportHandlerTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryOffice _office;
    private readonly MemoryRecordStore _memoryRecordStore = new();

    public DeliveryReportHandlerTests() => _office = new MemoryOffice(_clock);

    private static MailContext Context => new("石桥镇", Some.Rules, (_, _) => null, _ => null);

    private DeliveryReportHandler Feedback =>
        new(
            _office.Outbox,
            new BounceNotifier(
                _office.Ledger,
                _office.Directory,
                new PlaceMailLog(_memoryRecordStore, _office.Outbox),
                Context,
                new NoChangeSignal()
            ),
            _clock,
            new NoChangeSignal()
        );

    [Fact]
    public async Task A_bounce_shows_on_the_mail_with_its_reason_and_among_the_tasks_mails()
    {
        var mail = await Sent();
        Assert.Equal(DeliveryReportResult.Noted, await Note(mail, DeliveryOutcome.Bounced));

        var shown = (await _office.Outbox.List(new MailQuery(Task: Some.Id), default)).Mails.Single(shown => shown.Id == mail.Id);
        Assert.Equal(MailState.Dead, shown.Standing.State);
        Assert.Equal("邮件被退回 / bounced：550 no such user", shown.Standing.Note);
    }

    [Fact]
    public async Task The_lead_office_is_told_whose_mail_bounced_and_what_to_do()
    {
        await Note(await Sent(), DeliveryOutcome.Bounced);
        var told = Assert.Single(await Queued());

        Assert.Equal("jgb@q.example", told.Content.To);
        Assert.StartsWith("【邮件未送达】李村长", told.Content.Subject, StringComparison.Ordinal);
        Assert.Contains("550 no such user", told.Content.Text, StringComparison.Ordinal);
        Assert.Contains("柳湾村恢复耕地", told.Content.Text, StringComparison.Ordinal);
        Assert.Contains("通讯录", told.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_lead_office_is_told_belongs_to_the_place_of_the_task()
    {
        await Note(await Sent(), DeliveryOutcome.Bounced);

        Assert.Equal(Some.Village, await new PlaceMailLog(_memoryRecordStore, _office.Outbox).Of(Assert.Single(await Queued()), default));
    }

    [Fact]
    public async Task Reported_twice_it_is_told_once()
    {
        var mail = await Sent();
        await Note(mail, DeliveryOutcome.Bounced);

        Assert.Equal(DeliveryReportResult.NothingNew, await Note(mail, DeliveryOutcome.Bounced));
        Assert.Single(await Queued());
    }

    [Fact]
    public async Task A_host_that_dies_between_telling_and_noting_tells_once_all_the_same()
    {
        var mail = await Sent();
        await Note(mail, DeliveryOutcome.Bounced);
        await _office.Outbox.Update(mail.Id, 1, mail.Standing, default);

        Assert.Equal(DeliveryReportResult.Noted, await Note(mail, DeliveryOutcome.Bounced));
        Assert.Single(await Queued());
    }

    [Fact]
    public async Task A_bounce_of_what_tells_of_a_bounce_brings_forth_nothing()
    {
        await Note(await Sent(), DeliveryOutcome.Bounced);
        await _office.Post.SendDueMails(default);
        var reply = (await _office.Outbox.List(new MailQuery(), default)).Mails.First(mail => mail.Notices.Count == 0);
        await Note(reply, DeliveryOutcome.Bounced);

        Assert.Empty(await Queued());
        Assert.Equal(MailState.Dead, (await _office.Outbox.Find(reply.Id, default))!.Standing.State);
    }

    [Fact]
    public async Task The_office_is_not_told_by_the_address_that_failed()
    {
        _office.Directory.People = new PeopleDirectory([new(Some.Village, Role.LeadOffice, null, "建管办", "jgb@q.example")]);
        await Note(await Sent("jgb@q.example"), DeliveryOutcome.Blocked);

        Assert.Empty(await Queued());
    }

    [Fact]
    public async Task A_mail_that_arrived_says_when_and_stays_sent()
    {
        var mail = await Sent();
        await Note(mail, DeliveryOutcome.Delivered);
        await Note(mail, DeliveryOutcome.Delivered);

        var mailDeliveryState = (await _office.Outbox.Find(mail.Id, default))!.Standing;
        Assert.Equal((MailState.Sent, "taken；已送达 / delivered 2023-08-04 09:05"), (mailDeliveryState.State, mailDeliveryState.Note));
    }

    [Fact]
    public async Task A_mail_may_bounce_after_it_counted_as_arrived()
    {
        var mail = await Sent();
        await Note(mail, DeliveryOutcome.Delivered);

        Assert.Equal(DeliveryReportResult.Noted, await Note(mail, DeliveryOutcome.Bounced));
    }

    [Fact]
    public async Task A_mail_sent_again_after_a_bounce_is_not_killed_by_the_old_report()
    {
        var mail = await Sent();
        await Note(mail, DeliveryOutcome.Bounced);
        await _office.Post.Resend(mail.Id, default);
        Assert.Equal(DeliveryReportResult.TooEarly, await Note(mail, DeliveryOutcome.Bounced));

        await _office.Outbox.Update(mail.Id, 1, new MailDeliveryState(MailState.Sent, 2, null, _clock.GetUtcNow(), "another"), default);
        Assert.Equal(DeliveryReportResult.NothingNew, await Note(mail, DeliveryOutcome.Bounced));
    }

    [Fact]
    public async Task A_report_about_a_mail_that_is_not_ours_changes_nothing()
    {
        var mail = await Sent();

        Assert.Equal(
            DeliveryReportResult.NothingNew,
            await Feedback.Note(
                new DeliveryReport("someone@else.example", DeliveryOutcome.Bounced, null, _clock.GetUtcNow(), null),
                default
            )
        );
        Assert.Equal(
            DeliveryReportResult.NothingNew,
            await Feedback.Note(
                new DeliveryReport(mail.Id + "@else.example", DeliveryOutcome.Bounced, null, _clock.GetUtcNow(), null),
                default
            )
        );
        Assert.Equal(MailState.Sent, (await _office.Outbox.Find(mail.Id, default))!.Standing.State);
    }

    private async Task<MailRecord> Sent(string to = "li@q.example")
    {
        await _office.With(Some.FourPhases());
        _clock.MoveTo("2023-08-04 09:00");
        await _office.Desk.WakeDue(10, default);
        await _office.Post.RecordDueNotices(default);
        await _office.Post.SendDueMails(default);
        _clock.MoveTo("2023-08-04 09:05");
        return (await _office.Outbox.List(new MailQuery(), default)).Mails.Single(mail => mail.Content.To == to);
    }

    private Task<DeliveryReportResult> Note(MailRecord mail, DeliveryOutcome outcome) =>
        Feedback.Note(
            new DeliveryReport(
                mail.Content.MessageId,
                outcome,
                "taken",
                _clock.GetUtcNow(),
                outcome == DeliveryOutcome.Delivered ? null : "550 no such user"
            ),
            default
        );

    private async Task<IReadOnlyList<MailRecord>> Queued() =>
        (await _office.Outbox.List(new MailQuery(State: MailState.Queued), default)).Mails;
}
