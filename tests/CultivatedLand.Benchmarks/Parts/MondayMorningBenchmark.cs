using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Local.Storage.Tasks;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>
/// Monday, nine o'clock: two hundred thousand notices for twenty thousand people, from sleeping tasks to mails in the outbox.
/// </summary>
internal sealed class MondayMorningBenchmark : IPart
{
    private const int Notices = 200_000;

    public string Name => "monday";

    public async Task Run(Bench bench)
    {
        var notices = Math.Min(Notices, bench.Tasks);
        var (seconds, memory) = (new List<double>(), new List<double>());
        var mails = 0;
        for (var round = 1; round <= bench.Rounds; round++)
        {
            Bench.Say($"round {round} of {bench.Rounds}");
            var folder = await SampleLedger.Copy(bench, notices, DueOrder.Monday, "own");
            using var database = LedgerFile.Open(folder, TimeProvider.System);
            await database.Integrity;
            var outbox = new SqliteOutbox(database);
            using var workCycle = await Office(database, outbox);
            var before = PeakMemory.Begin();
            seconds.Add(await Bench.Seconds(() => workCycle.RunDue(default)));
            memory.Add(PeakMemory.Since(before));
            mails = await Count(outbox);
        }

        bench.Report.Add(
            new Figure(
                $"Monday 09:00, {notices:#,0} notices for {mails:#,0} people",
                "decided, grouped and handed to delivery",
                "s",
                seconds,
                Goal: Goal.AtMost(60, "s")
            ),
            new Figure(
                $"Monday 09:00, {notices:#,0} notices for {mails:#,0} people",
                "memory on top, at its peak",
                "MiB",
                memory,
                Goal: Goal.AtMost(512, "MiB")
            )
        );
    }

    private static async Task<WorkCycle> Office(SqliteDatabase database, SqliteOutbox outbox)
    {
        var clock = new SettableClock(SampleTasks.Morning(0).AddMinutes(-60));
        var (ledger, directoryStore) = (new SqliteLedger(database), new SqliteDirectoryStore(database));
        await directoryStore.Replace(SamplePeople.Directory(SampleTasks.VillagesOfMonday), "people", clock.GetUtcNow(), "专班", default);
        var context = new MailContext("青溪区耕地保护工作专班", SampleTasks.Rules, (_, _) => null, _ => null);
        var taskService = SomeServices.Tasks(ledger, SampleTasks.Rules, clock, new NoChangeSignal());
        var mailDispatcher = SomeServices.Mails(
            ledger,
            outbox,
            directoryStore,
            new SqliteRecordStore(database),
            new OfficeMailComposer(context),
            new NoMailer(),
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: true),
            clock,
            new NoChangeSignal()
        );
        return SomeServices.Cycle(taskService, mailDispatcher, ledger, outbox, clock);
    }

    private static async Task<int> Count(SqliteOutbox outbox)
    {
        var (count, after) = (0, (string?)null);
        do
        {
            var page = await outbox.List(new MailQuery(after, 1000), default);
            count += page.Mails.Count;
            after = page.Next;
        } while (after is not null);
        return count;
    }

    private sealed class NoMailer : IMailer
    {
        public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Delivery is not part of this measurement.");
    }
}
