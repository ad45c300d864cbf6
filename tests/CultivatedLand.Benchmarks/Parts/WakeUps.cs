using System.Diagnostics;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Local.Storage;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>Durable wake-ups a second: task loaded, decided, state, fact, notice and next wake-at committed. Beside the bare loop, morning by morning in turn.</summary>
internal sealed class WakeUps : IPart
{
    public string Name => "wakeups";

    public async Task Run(Bench bench)
    {
        await Measure(bench, DueOrder.Random, "random due order", Goal.Ratio(1.0));
        await Measure(bench, DueOrder.Rows, "due order = row order", Goal.AtLeast(35_000, "/s").Or(Goal.Ratio(0.7)));
    }

    private static async Task Measure(Bench bench, DueOrder order, string words, Goal goal)
    {
        var ownFolder = await SampleLedger.Copy(bench, bench.Tasks, order, "own");
        var bareFolder = await SampleLedger.Copy(bench, bench.Tasks, order, "bare");
        using var bare = new BareLoop(bareFolder.Ledger);
        using var own = new OwnLoop(ownFolder);
        bench.Say($"waking tasks in {words}");
        var (ours, limit) = (new List<double>(), new List<double>());

        // Round 0 warms both up.
        for (var round = 0; round <= bench.Rounds; round++)
        {
            var (ownRound, bareRound) = (new Pace(), new Pace());
            for (var morning = round * 2; morning < (round * 2) + 2; morning++)
            {
                var now = SampleTasks.Morning(morning);
                await ownRound.Measure(() => own.Wake(now));
                var rows = bare.Prepare(now);
                await bareRound.Measure(() =>
                {
                    bare.Wake(now, rows);
                    return Task.FromResult(rows.Count);
                });
            }

            if (ownRound.Done != bareRound.Done) throw new InvalidOperationException($"The sides did not do the same: {ownRound.Done} and {bareRound.Done} wake-ups.");
            if (round == 0) continue;
            ours.Add(ownRound.PerSecond);
            limit.Add(bareRound.PerSecond);
        }

        var part = $"Durable wake-ups, {bench.Tasks:#,0} sleeping tasks";
        var bareFigure = new Figure(part, $"bare prepared SQLite, {words}", "/s", limit);
        bench.Report.Add(new Figure(part, $"embedded host, {words}", "/s", ours, bareFigure, goal), bareFigure);
    }

    /// <summary>Counts work and the time it took.</summary>
    private sealed class Pace
    {
        private TimeSpan spent;

        public int Done { get; private set; }

        public double PerSecond => Done / spent.TotalSeconds;

        public async Task Measure(Func<Task<int>> work)
        {
            // What the other side has left to write is not this side's to wait for.
            GC.Collect();
            var since = Stopwatch.GetTimestamp();
            Done += await work();
            spent += Stopwatch.GetElapsedTime(since);
        }
    }

    /// <summary>The desk over the embedded store, as the host drives it.</summary>
    private sealed class OwnLoop : IDisposable
    {
        private readonly SettableClock clock = new(SampleTasks.Morning(0));
        private readonly SqliteDatabase database;
        private readonly TaskDesk desk;

        public OwnLoop(DataFolder folder)
        {
            database = SqliteDatabase.Open(folder, TimeProvider.System);
            database.Integrity.GetAwaiter().GetResult();
            desk = new TaskDesk(new SqliteLedger(database), SampleTasks.Rules, clock, new SilentDoorbell());
        }

        public async Task<int> Wake(DateTimeOffset now)
        {
            clock.MoveTo(now);
            var done = 0;
            int woken;
            do done += woken = await desk.WakeDue(500, default);
            while (woken == 500);
            return done;
        }

        public void Dispose() => database.Dispose();
    }
}
