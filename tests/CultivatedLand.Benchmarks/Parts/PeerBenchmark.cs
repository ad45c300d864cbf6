using System.Diagnostics;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Benchmarks.Peers;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>The same wake-ups beside what else one could use, round by round in turn.</summary>
internal sealed class PeerBenchmark : IPart
{
    private const int FewTriggers = 10_000;
    private const int ManyTriggers = 100_000;
    private const int DueTriggers = 1000;

    public string Name => "peers";

    public async Task Run(Bench bench)
    {
        using var random = await Side.Open(bench, DueOrder.Random);
        using var rowByRow = await Side.Open(bench, DueOrder.Rows);
        await using var few = await Quartz(bench, FewTriggers);
        await using var many = await Quartz(bench, ManyTriggers);
        using var server = PostgresServer.Start(bench.Report.Remark);
        await using var postgres = server is null ? null : new PostgresPeer(server.ConnectionString);
        if (postgres is not null)
        {
            Bench.Say("filling PostgreSQL");
            await postgres.Fill(bench.Tasks);
        }

        var (fews, manys, postgress) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= bench.Rounds; round++)
        {
            Bench.Say($"round {round} of {bench.Rounds}");
            await random.Wake(round);
            await rowByRow.Wake(round);
            await Fire(few, fews);
            await Fire(many, manys);
            if (postgres is not null)
            {
                var since = Stopwatch.GetTimestamp();
                var woken = await postgres.WakeUntil(((round + 1L) * bench.Tasks / 20 / SampleTasks.Mornings) - 1);
                if (round > 0)
                    postgress.Add(woken / Stopwatch.GetElapsedTime(since).TotalSeconds);
            }

            async Task Fire(QuartzPeer quartz, List<double> paces)
            {
                var throughput = new Throughput();
                await quartz.MakeDue(DueTriggers, round);
                await throughput.Measure(DueTriggers, () => quartz.Fire(DueTriggers));
                if (round > 0)
                    paces.Add(throughput.PerSecond);
            }
        }

        var part = $"Wake-ups beside peers, {bench.Tasks:#,0} sleeping tasks";
        foreach (var (triggers, paces) in new[] { (FewTriggers, fews), (ManyTriggers, manys) })
        {
            var quartz = new Figure(part, $"Quartz.NET 4.7, SQLite store of {triggers:#,0} one-shot triggers", "/s", paces);
            bench.Report.Add(
                new Figure(part, "embedded host, random due order", "/s", random.Paces, quartz, Goal.Ratio(20)),
                new Figure(part, "embedded host, due order = row order", "/s", rowByRow.Paces, quartz, Goal.Ratio(20)),
                quartz
            );
        }

        if (postgress.Count == 0)
            return;
        var postgresFigure = new Figure(part, "PostgreSQL, FOR UPDATE SKIP LOCKED, no domain logic, random due order", "/s", postgress);
        bench.Report.Add(new Figure(part, "embedded host, random due order", "/s", random.Paces, postgresFigure), postgresFigure);
    }

    private static async Task<QuartzPeer> Quartz(Bench bench, int triggers)
    {
        Bench.Say($"filling Quartz with {triggers:#,0} triggers");
        var quartz = new QuartzPeer(Path.Combine(bench.Folder($"quartz-{triggers}"), "quartz.db"));
        await quartz.Start();
        await quartz.Fill(triggers);
        return quartz;
    }

    /// <summary>The desk over a ledger of one due order, and what it has done in each round.</summary>
    private sealed class Side(DataFolder folder) : IDisposable
    {
        private readonly OwnLoop _own = new(folder);
        private readonly BareLoop _plan = new(folder.Ledger);

        public List<double> Paces { get; } = [];

        public static async Task<Side> Open(Bench bench, DueOrder order) =>
            new(await SampleLedger.Copy(bench, bench.Tasks, order, $"own-{order}"));

        /// <summary>Round 0 warms up.</summary>
        public async Task Wake(int round)
        {
            var (throughput, now) = (new Throughput(), SampleTasks.Morning(round));
            await throughput.Measure(_plan.HowManyAreDue(now), () => _own.Wake(now));
            if (round > 0)
                Paces.Add(throughput.PerSecond);
        }

        public void Dispose()
        {
            _own.Dispose();
            _plan.Dispose();
        }
    }
}
