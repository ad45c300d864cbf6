using System.Diagnostics;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Benchmarks.Peers;
using CultivatedLand.Local.Storage;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>The same wake-ups beside what else one could use, round by round in turn.</summary>
internal sealed class PeersPart : IPart
{
    private const int Triggers = 2000;

    public string Name => "peers";

    public async Task Run(Bench bench)
    {
        using var random = await Side.Open(bench, DueOrder.Random);
        using var rowByRow = await Side.Open(bench, DueOrder.Rows);
        await using var quartz = new QuartzPeer(Path.Combine(bench.Folder("quartz"), "quartz.db"));
        await quartz.Start();
        using var server = PostgresServer.Start(bench.Report.Remark);
        await using var postgres = server is null ? null : new PostgresPeer(server.ConnectionString);
        if (postgres is not null)
        {
            Bench.Say("filling PostgreSQL");
            await postgres.Fill(bench.Tasks);
        }

        var (quartzs, postgress) = (new List<double>(), new List<double>());
        for (var round = 0; round <= bench.Rounds; round++)
        {
            Bench.Say($"round {round} of {bench.Rounds}");
            await random.Wake(round);
            await rowByRow.Wake(round);
            var quartzPace = new Pace();
            await quartz.Schedule(Triggers, $"round-{round}");
            await quartzPace.Measure(Triggers, () => quartz.Fire(Triggers));
            if (postgres is not null)
            {
                var since = Stopwatch.GetTimestamp();
                var woken = await postgres.WakeUntil(((round + 1L) * bench.Tasks / 20 / SampleTasks.Mornings) - 1);
                if (round > 0) postgress.Add(woken / Stopwatch.GetElapsedTime(since).TotalSeconds);
            }

            if (round > 0) quartzs.Add(quartzPace.PerSecond);
        }

        var part = $"Wake-ups beside peers, {bench.Tasks:#,0} sleeping tasks";
        var quartzFigure = new Figure(part, $"Quartz.NET 4.7, SQLite store, {Triggers:#,0} one-shot triggers", "/s", quartzs);
        bench.Report.Add(
            new Figure(part, "embedded host, random due order", "/s", random.Paces, quartzFigure, Goal.Ratio(20)),
            new Figure(part, "embedded host, due order = row order, as Quartz's triggers lie", "/s", rowByRow.Paces, quartzFigure, Goal.Ratio(20)),
            quartzFigure);
        if (postgress.Count == 0) return;
        var postgresFigure = new Figure(part, "PostgreSQL, FOR UPDATE SKIP LOCKED, no domain logic, random due order", "/s", postgress);
        bench.Report.Add(new Figure(part, "embedded host, random due order", "/s", random.Paces, postgresFigure), postgresFigure);
    }

    /// <summary>The desk over a ledger of one due order, and what it has done in each round.</summary>
    private sealed class Side(DataFolder folder) : IDisposable
    {
        private readonly OwnLoop own = new(folder);
        private readonly BareLoop plan = new(folder.Ledger);

        public List<double> Paces { get; } = [];

        public static async Task<Side> Open(Bench bench, DueOrder order) => new(await SampleLedger.Copy(bench, bench.Tasks, order, $"own-{order}"));

        /// <summary>Round 0 warms up.</summary>
        public async Task Wake(int round)
        {
            var (pace, now) = (new Pace(), SampleTasks.Morning(round));
            await pace.Measure(plan.HowManyAreDue(now), () => own.Wake(now));
            if (round > 0) Paces.Add(pace.PerSecond);
        }

        public void Dispose()
        {
            own.Dispose();
            plan.Dispose();
        }
    }
}
