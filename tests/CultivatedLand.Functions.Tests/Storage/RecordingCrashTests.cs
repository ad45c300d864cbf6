using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>A letter and a digest, told of two tasks, are recorded while the host dies or sleeps at each of its requests in turn.</summary>
[Collection(nameof(Azurite))]
public sealed class RecordingCrashTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int MoreThanThereAre = 200;

    private TableStores _stores = null!;
    private StorageOptions _impatient = null!;

    public async Task InitializeAsync()
    {
        _stores = await TableStores.New(azurite);
        _impatient = _stores.Options with { RecordingPatience = TimeSpan.Zero };
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [AzuriteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_that_dies_at_any_request_leaves_all_of_a_recording_or_nothing(bool afterIt)
    {
        var outcomes = new HashSet<bool>();
        for (var step = 1; step < MoreThanThereAre; step++)
        {
            var mails = await Prepared(step);
            var faultInjectingPolicy = FaultInjectingPolicy.DyingAt(step, afterIt);
            await using (var dying = TableStores.Another(_impatient with { Hindrance = faultInjectingPolicy }))
                await LedgerSetup.Tried(() => dying.Outbox.Record(mails, default));

            outcomes.Add(await IsWholeOrNotThere(step, mails));
            if (!faultInjectingPolicy.Struck)
            {
                Assert.Equal([false, true], outcomes.Order());
                Assert.True(step > 15, $"A recording had only {step} requests.");
                return;
            }
        }

        Assert.Fail($"A recording has {MoreThanThereAre} requests or more.");
    }

    [AzuriteFact]
    public async Task A_host_that_sleeps_after_any_request_and_wakes_when_others_have_gone_on_harms_nothing()
    {
        for (var step = 1; step < MoreThanThereAre; step++)
        {
            var mails = await Prepared(step);
            var wake = new TaskCompletionSource();
            var faultInjectingPolicy = FaultInjectingPolicy.SleepingAt(step, true, wake.Task);
            await using var sleeping = TableStores.Another(_stores.Options with { Hindrance = faultInjectingPolicy });
            await using var other = TableStores.Another(_impatient);
            var late = sleeping.Outbox.Record(mails, default);
            await Task.WhenAny(faultInjectingPolicy.WhenStruck, late);
            if (!faultInjectingPolicy.Struck)
            {
                Assert.True(await late);
                return;
            }

            var isRecorded = await other.Outbox.Record(mails, default);
            wake.SetResult();

            Assert.True(await late ^ isRecorded, $"At request {step}, both or neither recorded.");
            Assert.True(await IsWholeOrNotThere(step, mails));
        }

        Assert.Fail($"A recording has {MoreThanThereAre} requests or more.");
    }

    [AzuriteFact]
    public async Task A_host_that_wakes_in_the_middle_of_a_later_recording_takes_nothing_from_it()
    {
        // The first has taken the slot and read the series; the later one sleeps anywhere from its own claims to its commit.
        for (var later = 4; later <= 14; later++)
        {
            var mails = await Prepared(later);
            var (wakeFirst, wakeSecond) = (new TaskCompletionSource(), new TaskCompletionSource());
            var (hinderFirst, hinderSecond) = (
                FaultInjectingPolicy.SleepingAt(3, true, wakeFirst.Task),
                FaultInjectingPolicy.SleepingAt(later, true, wakeSecond.Task)
            );
            await using var first = TableStores.Another(_stores.Options with { Hindrance = hinderFirst });
            await using var second = TableStores.Another(_impatient with { Hindrance = hinderSecond });
            var early = first.Outbox.Record(mails, default);
            await hinderFirst.WhenStruck;
            var late = second.Outbox.Record(mails, default);
            await Task.WhenAny(hinderSecond.WhenStruck, late);

            wakeFirst.SetResult();
            Assert.False(await early);
            wakeSecond.SetResult();

            Assert.True(await late);
            Assert.True(await IsWholeOrNotThere(later, mails));
        }
    }

    [AzuriteFact]
    public async Task A_change_of_schedule_does_not_wait_for_a_recorder_that_sleeps()
    {
        var mails = await Prepared(1);
        var wake = new TaskCompletionSource();

        // The slot is read and taken, the series read, both books are read and claimed, both mails prepared: it is about to commit.
        var faultInjectingPolicy = FaultInjectingPolicy.SleepingAt(10, false, wake.Task);
        await using var sleeping = TableStores.Another(_stores.Options with { Hindrance = faultInjectingPolicy });
        var late = sleeping.Outbox.Record(mails, default);
        await faultInjectingPolicy.WhenStruck;

        var task = (await _stores.Ledger.Find(mails[0].Notices[0].Task, default))!.State;
        await _stores.Ledger.Done(task, new Domain.Tasks.TaskCommand.Suspend("汛期"), SomeLedger.At(8, 4, 10));
        wake.SetResult();

        Assert.False(await late);
        Assert.Equal([mails[1].Notices[0].Task.Value], (await _stores.Outbox.WaitingNotices()).Select(notice => notice.Id.Task.Value));
        Assert.Null(await _stores.Outbox.Find(mails[0].Id, default));
    }

    private async Task<MailRecord[]> Prepared(int step)
    {
        var first = await _stores.Ledger.Reminded($"s{step}-1");
        var second = await _stores.Ledger.Reminded($"s{step}-2");
        return [SomeLedger.Letter($"letter/{step}", 1, first, Series(step)), SomeLedger.Mail($"digest/{step}", second)];
    }

    /// <returns>Whether it was there whole; where it was not, it is recorded now.</returns>
    private async Task<bool> IsWholeOrNotThere(int step, MailRecord[] mails)
    {
        await using var other = TableStores.Another(_impatient);
        var waiting = await other.Outbox.WaitingOf($"s{step}-1", $"s{step}-2");
        var isThere = waiting.Count == 0;
        if (!isThere)
        {
            Assert.Equal([$"s{step}-1", $"s{step}-2"], waiting);
            Assert.Equal(0, await other.Outbox.LastLetterNumber(Series(step), default));
            foreach (var mail in mails)
                Assert.Null(await other.Outbox.Find(mail.Id, default));
            Assert.True(await other.Outbox.Record(mails, default));
        }

        Assert.False(await other.Outbox.Record(mails, default));
        Assert.Empty(await other.Outbox.WaitingOf($"s{step}-1", $"s{step}-2"));
        Assert.Equal(1, await other.Outbox.LastLetterNumber(Series(step), default));
        var outgoing = (await other.Outbox.Outgoing(SomeLedger.At(8, 5), 1000, default)).Select(mail => mail.Id).ToList();
        var listed = (await other.Outbox.List(new MailQuery(Most: 1000), default)).Mails.Select(mail => mail.Id).ToList();
        foreach (var mail in mails)
        {
            Assert.Single(outgoing, mail.Id);
            Assert.Single(listed, mail.Id);
            Assert.Equal(
                [mail.Id],
                (await other.Outbox.List(new MailQuery(Task: mail.Notices[0].Task), default)).Mails.Select(found => found.Id)
            );

            // Out of the way of the next round.
            Assert.True(
                await other.Outbox.Update(mail.Id, 0, new MailDeliveryState(MailState.Sent, 1, null, SomeLedger.At(8, 4), null), default)
            );
        }

        return isThere;
    }

    private static string Series(int step) => $"2023/{step}镇/督办";
}
