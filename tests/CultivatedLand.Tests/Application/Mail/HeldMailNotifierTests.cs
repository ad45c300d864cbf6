using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Mail;

/// <summary>An office is told once which papers wait for its release.</summary>
public class HeldMailNotifierTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 10:02");
    private readonly MemoryOffice _office;

    public HeldMailNotifierTests() => _office = new MemoryOffice(_clock);

    [Fact]
    public async Task A_held_interview_notice_is_told_to_the_lead_office_at_the_next_five_minutes()
    {
        await Interview(Some.Rules);

        var told = Assert.Single(_office.Outbox.Records, mail => mail.Notices.Count == 0);
        Assert.Equal(("2023-08-29 09:05", "jgb@q.example"), (Some.Text(told.SendAt), told.Content.To));
        Assert.Contains("约谈通知 沙河区/青石镇/柳湾村 柳湾村恢复耕地", told.Content.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await _office.Outbox.List(new MailQuery(State: MailState.Held), default)).Mails);
    }

    [Fact]
    public async Task A_second_round_tells_nothing_twice()
    {
        var post = await Interview(Some.Rules);
        await post.RecordDueNotices(default);

        Assert.Single(_office.Outbox.Records, mail => mail.Notices.Count == 0);
    }

    [Fact]
    public async Task Switched_off_nothing_is_told()
    {
        await Interview(Some.ScheduleAlone);

        Assert.DoesNotContain(_office.Outbox.Records, mail => mail.Notices.Count == 0);
    }

    /// <summary>Lives on until the interview notice of a task is recorded as held.</summary>
    private async Task<MailDispatcher> Interview(TaskRules rules)
    {
        var context = new MailContext("青石镇人民政府", rules, (_, _) => null, _ => null);
        var post = SomeServices.Mails(
            _office.Ledger,
            _office.Outbox,
            _office.Directory,
            _office.Cabinet,
            new PlainComposer(),
            _office.Mailbox,
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: true),
            _clock,
            new NoChangeSignal(),
            heldMails: new HeldMailNotifier(_office.Directory, new PlaceMailLog(_office.Cabinet, _office.Outbox), context, _clock)
        );
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        _clock.MoveTo("2023-08-29 09:00");
        await _office.Desk.WakeDue(100, default);
        await post.RecordDueNotices(default);
        return post;
    }
}
