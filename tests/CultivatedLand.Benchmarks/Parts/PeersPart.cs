using System.Diagnostics;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Benchmarks.Peers;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>The same wake-ups beside what else one could use, round by round in turn.</summary>
internal sealed class PeersPart : IPart
{
    private const int Triggers = 2000;

    public string Name => "peers";

    public async Task Run(Bench bench)
    {
        var folder = await SampleLedger.Copy(bench, bench.Tasks, DueOrder.Random, "own");
        using var own = new OwnLoop(folder);
        using var plan = new BareLoop(folder.Ledger);
        await using var quartz = new QuartzPeer(Path.Combine(bench.Folder("quartz"), "quartz.db"));
        await quartz.Start();
        using var server = PostgresServer.Start(bench.Report.Remark);
        await using var postgres = server is null ? null : new PostgresPeer(server.ConnectionString);
        if (postgres is not null)
        {
            Bench.Say("filling PostgreSQL");
            await postgres.Fill(bench.Tasks);
        }

        var (ours, quartzs, postgress) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= bench.Rounds; round++)
        {
            Bench.Say($"round {round} of {bench.Rounds}");
            var (ownPace, quartzPace) = (new Pace(), new Pace());
            var now = SampleTasks.Morning(round);
            await ownPace.Measure(plan.HowManyAreDue(now), () => own.Wake(now));
            await quartz.Schedule(Triggers, $"round-{round}");
            await quartzPace.Measure(Triggers, () => quartz.Fire(Triggers));
            if (postgres is not null)
            {
                var since = Stopwatch.GetTimestamp();
                var woken = await postgres.WakeUntil(((round + 1L) * bench.Tasks / 20 / SampleTasks.Mornings) - 1);
                if (round > 0) postgress.Add(woken / Stopwatch.GetElapsedTime(since).TotalSeconds);
            }

            if (round == 0) continue;
            ours.Add(ownPace.PerSecond);
            quartzs.Add(quartzPace.PerSecond);
        }

        var part = $"Wake-ups beside peers, {bench.Tasks:#,0} sleeping tasks, random due order";
        var quartzFigure = new Figure(part, $"Quartz.NET 4.7, SQLite store, {Triggers:#,0} one-shot triggers", "/s", quartzs);
        var own1 = new Figure(part, "embedded host", "/s", ours, quartzFigure, Goal.Ratio(20));
        bench.Report.Add(own1, quartzFigure);
        if (postgress.Count == 0) return;
        var postgresFigure = new Figure(part, "PostgreSQL, FOR UPDATE SKIP LOCKED, no domain logic", "/s", postgress);
        bench.Report.Add(own1 with { Beside = postgresFigure, Goal = null }, postgresFigure);
    }
}
