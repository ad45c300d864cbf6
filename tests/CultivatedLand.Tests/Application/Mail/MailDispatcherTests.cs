using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Tests.Application.Memory;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Application.Mail;

/// <summary>A morning with more supervision letters than one bundle holds. Each is a mail of its own, and all are of one series.</summary>
public sealed class MailDispatcherTests : IDisposable
{
    private const int Letters = 250;

    private readonly ManualClock clock = new("2023-07-20 08:00");
    private readonly CountdownEvent composed = new(101);
    private readonly MemoryOffice office;

    public MailDispatcherTests() => office = new(clock);

    public void Dispose() => composed.Dispose();

    [Fact]
    public async Task Letters_of_many_bundles_are_numbered_without_a_gap()
    {
        await LettersWait();

        await Post().Sort(default);

        Assert.Equal(Enumerable.Range(1, Letters), office.Ledger.Mails.Select(mail => mail.Letter!.Number));
    }

    [Fact]
    public async Task What_follows_a_bundle_that_fails_is_numbered_anew()
    {
        await LettersWait();
        var suspending = Task.CompletedTask;
        office.Ledger.BeforeRecord = () =>
        {
            if (office.Ledger.Mails.Count == 100) suspending = office.Desk.Do(Id(150), SomeCommands.Suspend, default);
        };

        await Post().Sort(default);
        await suspending;

        Assert.DoesNotContain(office.Ledger.Mails, mail => mail.Notices[0].Task == Id(150));
        Assert.Equal(Enumerable.Range(1, Letters - 1), office.Ledger.Mails.Select(mail => mail.Letter!.Number));
    }

    [Fact]
    public async Task While_a_bundle_is_recorded_the_next_is_composed()
    {
        await LettersWait();
        bool? isAhead = null;
        office.Ledger.BeforeRecord = () => isAhead ??= composed.Wait(TimeSpan.FromSeconds(10));

        await Post().Sort(default);

        Assert.True(isAhead);
    }

    private MailDispatcher Post() => new(
        office.Ledger, office.Ledger, office.Shelf, new CountingComposer(composed), office.Mailbox, new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: false), clock, new NoChangeSignal());

    private async Task LettersWait()
    {
        for (var number = 1; number <= Letters; number++) await office.With(Some.Spec(Some.Plough("2023-08-20")), Id(number));
        clock.MoveTo("2023-08-23 09:00");
        await office.Desk.WakeDue(Letters, default);
    }

    private static TaskId Id(int number) => TaskId.Of($"3fa9c1d2-{number}");

    private sealed class CountingComposer(CountdownEvent composed) : IMailComposer
    {
        private readonly PlainComposer plain = new();

        public MailContent Compose(Envelope envelope, IReadOnlyDictionary<TaskId, RectificationTask> tasks, LetterNumber? letter)
        {
            lock (composed)
            {
                if (!composed.IsSet) composed.Signal();
            }

            return plain.Compose(envelope, tasks, letter);
        }

        public string SeriesOf(Notice notice) => plain.SeriesOf(notice);
    }
}
