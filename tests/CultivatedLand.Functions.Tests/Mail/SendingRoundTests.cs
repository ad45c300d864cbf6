using System.Globalization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Functions.Tests.Mail;

public sealed class SendingRoundTests : IMailer
{
    private static readonly DateTimeOffset Now = new(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly SendingPace Pace = new(AtOnce: 1, Longest: TimeSpan.FromSeconds(50), MostFailures: 8);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly MemoryStores _store = new();
    private TimeSpan _takes = TimeSpan.Zero;
    private DeliveryResult _result = new DeliveryResult.Accepted("250 queued");
    private int _attempts;

    public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        _attempts++;
        _clock.Advance(_takes);
        return Task.FromResult(_result);
    }

    [Fact]
    public async Task No_mail_begins_after_the_rounds_time_and_those_left_go_with_the_next()
    {
        _takes = TimeSpan.FromSeconds(20);

        Assert.False(await Send(mails: 5));
        Assert.Equal(3, _attempts);
        await Send(mails: 0);
        Assert.Equal(5, _attempts);
    }

    [Fact]
    public async Task Eight_failures_in_a_row_that_are_no_mails_own_end_the_round()
    {
        _result = new DeliveryResult.Postponed("the server is away");
        await Send(mails: 20);

        Assert.Equal(8, _attempts);
    }

    [Fact]
    public async Task Full_mailboxes_and_refused_addresses_end_no_round()
    {
        _result = new DeliveryResult.Postponed("mailbox full") { IsOfOneMailbox = true };
        await Send(mails: 20);
        _result = new DeliveryResult.Refused("no such mailbox");
        await Send(mails: 20);

        Assert.Equal(40, _attempts);
    }

    private async Task<bool> Send(int mails)
    {
        var from = _store.Outbox.Mails.Count;
        await _store.Outbox.Record([.. Enumerable.Range(from, mails).Select(Mail)], default);
        var dispatcher = SomeServices.Mails(
            _store.Ledger,
            _store.Outbox,
            _store.Directory,
            _store.Cabinet,
            new PlainComposer(),
            this,
            new DeliveryRules(DeliveryRetryPolicy.Default, limits: null, holdsInterviews: true),
            _clock,
            new NoChangeSignal()
        );
        return await dispatcher.SendDueMails(default, new SendingRound(_clock, Pace));
    }

    private static MailRecord Mail(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"m{number:000}");
        var content = new MailContent($"{id}@example.cn", "李村长", "提醒", "", "", [], $"{id}@land.example.cn", Now);
        return new MailRecord(id, content, [], null, Now, MailDeliveryState.New(Now));
    }
}
