using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Two hosts do the same mail round at once.</summary>
[Collection(nameof(Azurite))]
public sealed class TwoMailDispatchersTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Wednesday = SomeLedger.At(8, 23);

    [AzuriteFact]
    public async Task Every_letter_is_recorded_once_and_the_numbers_run_without_a_gap()
    {
        await using var stores = await TableStores.New(azurite);
        await using var others = TableStores.Another(stores.Options);
        for (var number = 1; number <= 5; number++)
        {
            var task = await stores.Ledger.ActiveTask($"aa-{number}");
            await stores.Ledger.Done(task, new TaskCommand.WakeUp(), Wednesday);
        }

        await Task.WhenAll(new[] { stores, others, stores }.Select(host => Task.Run(() => Room(host).RecordDueNotices(default))));

        var mails = (await stores.Outbox.List(new MailQuery(Most: 1000), default)).Mails;
        Assert.Equal(Enumerable.Range(1, 5), mails.Select(mail => mail.Letter?.Number ?? 0).Distinct().Where(number => number > 0).Order());
        Assert.Equal(5, mails.Where(mail => mail.Letter is not null).SelectMany(mail => mail.Notices).Distinct().Count());
        Assert.Equal(mails.Count, mails.DistinctBy(mail => (mail.Content.Subject, mail.Content.To)).Count());
        Assert.Empty(await stores.Outbox.WaitingNotices());
    }

    private static MailDispatcher Room(TableStores host) =>
        SomeServices.Mails(
            host.Ledger,
            host.Outbox,
            host.Directory,
            host.Cabinet,
            new PlainLetters(),
            new NoMailer(),
            new DeliveryRules(DeliveryRetryPolicy.Default, null, false),
            new FakeTimeProvider(Wednesday),
            new NoChangeSignal()
        );

    /// <summary>The subject tells the notices and who gets them.</summary>
    private sealed class PlainLetters : IMailComposer
    {
        public MailContent Compose(Envelope envelope, MailFacts facts, LetterNumber? letter) =>
            new(
                envelope.Recipient.Key,
                null,
                string.Join(' ', envelope.Items.Select(item => item.Notice.Id)),
                "",
                "",
                [],
                envelope.Id,
                envelope.SendAt
            );

        public string SeriesOf(Notice notice) => "2023/石桥镇/督办";
    }

    private sealed class NoMailer : IMailer
    {
        public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is delivered here.");
    }
}
