using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>A column holds 64 KB, a row 1 MB, a transaction 100 rows and 4 MB: what is larger is kept all the same.</summary>
[Collection(nameof(Azurite))]
public sealed class SizeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableStores _stores = null!;

    public async Task InitializeAsync() => _stores = await TableStores.New(azurite);

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [AzuriteTheory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(3000)]
    public async Task A_task_of_any_size_is_stored_whole(int kilobytes)
    {
        var task = await _stores.Ledger.ActiveTask(spec: SomeLedger.Spec() with { Leaders = [Noise(kilobytes * 1024)] });

        Assert.Equal(task, (await _stores.Ledger.Find(task.Id, default))!.State);
        Assert.Equal(task, TaskHistory.Replay(await _stores.Ledger.History(task.Id, 0, 10, default)));
        Assert.Equal(task, Assert.Single(await _stores.Ledger.Due(SomeLedger.At(8, 4), 10, default)).State);
    }

    [AzuriteFact]
    public async Task A_change_of_more_facts_and_notices_than_a_transaction_has_rows_is_stored_together()
    {
        var task = await _stores.Ledger.ActiveTask();
        var woken = SomeLedger.Decide(task, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));
        var many = Enumerable
            .Range(1, 250)
            .Select(number => woken.Notices[0] with { Id = woken.Notices[0].Id with { Round = number } })
            .ToList();
        var facts = many.Select(notice => new TaskFact.NoticeIssued(
                SomeLedger.At(8, 4),
                "",
                notice.Id,
                notice.Id.Step,
                SomeLedger.At(8, 4),
                notice.SendAt
            ))
            .ToList<TaskFact>();
        var decision = woken with
        {
            Facts = facts.ToEquatableArray(),
            Notices = many.ToEquatableArray(),
            State = woken.State with { Version = task.Version + 250 },
        };

        await _stores.Ledger.Stored(decision, task.Version);

        Assert.Equal(facts, await _stores.Ledger.History(task.Id, task.Version, 1000, default));
        var waiting = await _stores.Outbox.WaitingNotices();
        Assert.Equal(many, waiting);
        Assert.True(await _stores.Outbox.Record([SomeLedger.Mail("m1", waiting)], default));
        Assert.Equal(many.Select(notice => notice.Id), (await _stores.Outbox.Find("m1", default))!.Notices);
    }

    [AzuriteFact]
    public async Task A_mail_with_a_large_attachment_is_found_as_it_was_composed()
    {
        var large = new byte[3 << 20];
        new Random(7).NextBytes(large);
        var mail = SomeLedger.Mail("m1") with
        {
            Content = SomeLedger.Mail("m1").Content with
            {
                Attachments = [new MailAttachment("督办函.docx", "application/octet-stream", large)],
            },
        };

        Assert.True(await _stores.Outbox.Record([mail], default));

        Assert.Equal(large, (await _stores.Outbox.Find("m1", default))!.Content.Attachments[0].Content);
    }

    /// <summary>Text that no compression makes smaller by much.</summary>
    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Create(
            length,
            random,
            (span, source) =>
            {
                for (var index = 0; index < span.Length; index++)
                    span[index] = (char)source.Next(0x4e00, 0x9fa5);
            }
        );
    }
}
