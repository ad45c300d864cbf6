using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Mail;

/// <summary>A morning with more supervision letters than one bundle holds. Each is a mail of its own, and all are of one series.</summary>
public sealed class MailDispatcherTests : IDisposable
{
    private const int Letters = 250;

    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly CountdownEvent _composed = new(101);
    private readonly MemoryOffice _office;

    public MailDispatcherTests() => _office = new(_clock);

    public void Dispose() => _composed.Dispose();

    [Fact]
    public async Task Letters_of_many_bundles_are_numbered_without_a_gap()
    {
        await LettersWait();

        await Post().RecordDueNotices(default);

        Assert.Equal(Enumerable.Range(1, Letters), _office.Outbox.Records.Select(mail => mail.Letter!.Number));
    }

    [Fact]
    public async Task What_follows_a_bundle_that_fails_is_numbered_anew()
    {
        await LettersWait();
        var suspending = Task.CompletedTask;
        _office.Outbox.BeforeRecord = () =>
        {
            if (_office.Outbox.Records.Count == 100)
                suspending = _office.Desk.Execute(Id(250), SomeCommands.Suspend, default);
        };

        await Post().RecordDueNotices(default);
        await suspending;

        Assert.DoesNotContain(_office.Outbox.Records, mail => mail.Notices[0].Task == Id(250));
        Assert.Equal(Enumerable.Range(1, Letters - 1), _office.Outbox.Records.Select(mail => mail.Letter!.Number));
    }

    [Fact]
    public async Task While_a_bundle_is_recorded_the_next_is_composed()
    {
        await LettersWait();
        bool? isAhead = null;
        _office.Outbox.BeforeRecord = () => isAhead ??= _composed.Wait(TimeSpan.FromMinutes(5));

        await Post().RecordDueNotices(default);

        Assert.True(isAhead);
    }

    private MailDispatcher Post() =>
        SomeServices.Mails(
            _office.Ledger,
            _office.Outbox,
            _office.Directory,
            _office.Cabinet,
            new CountingComposer(_composed),
            _office.Mailbox,
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: false),
            _clock,
            new NoChangeSignal()
        );

    private async Task LettersWait()
    {
        for (var number = 1; number <= Letters; number++)
            await _office.With(Some.Spec(Some.Plough("2023-08-20")), Id(number));
        _clock.MoveTo("2023-08-23 09:00");
        await _office.Desk.WakeDue(Letters, default);
    }

    private static TaskId Id(int number) => TaskId.Of($"3fa9c1d2-{number}");

    private sealed class CountingComposer(CountdownEvent composed) : IMailComposer
    {
        private readonly PlainComposer _plain = new();

        public MailContent Compose(Envelope envelope, MailFacts facts, LetterNumber? letter)
        {
            lock (composed)
            {
                if (!composed.IsSet)
                    composed.Signal();
            }

            return _plain.Compose(envelope, facts, letter);
        }

        public string SeriesOf(Notice notice) => _plain.SeriesOf(notice);
    }
}
