using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>
/// Durable wake-ups a second: task loaded, decided, state, fact, notice and next wake-at committed.
/// Beside the bare loop, morning by morning in turn.
/// </summary>
internal sealed class WakeUpBenchmark : IPart
{
    private const int MorningsOfRound = 2;

    public string Name => "wakeups";

    public async Task Run(Bench bench)
    {
        await Measure(bench, DueOrder.Random, "random due order", Goal.Ratio(1.0));
        await Measure(bench, DueOrder.Rows, "due order = row order", Goal.AtLeast(35_000, "/s").Or(Goal.Ratio(0.7)));
    }

    private static async Task Measure(Bench bench, DueOrder order, string words, Goal goal)
    {
        var (ownFolder, bareFolder) = (
            await SampleLedger.Copy(bench, bench.Tasks, order, "own"),
            await SampleLedger.Copy(bench, bench.Tasks, order, "bare")
        );
        var (ours, limit) = (new List<double>(), new List<double>());
        Bench.Say($"waking tasks in {words}");
        using (var own = new OwnLoop(ownFolder))
        using (var bare = new BareLoop(bareFolder.Ledger))
        {
            // Round 0 warms both up.
            for (var round = 0; round <= bench.Rounds; round++)
            {
                var (ownPace, barePace) = (new Throughput(), new Throughput());
                for (var morning = round * MorningsOfRound; morning < (round + 1) * MorningsOfRound; morning++)
                {
                    var now = SampleTasks.Morning(morning);
                    var rows = bare.Prepare(now);
                    await ownPace.Measure(rows.Count, () => own.Wake(now));
                    await barePace.Measure(rows.Count, () => bare.Wake(now, rows));
                }

                if (round == 0)
                    continue;
                ours.Add(ownPace.PerSecond);
                limit.Add(barePace.PerSecond);
            }
        }

        if (LedgerCount.Of(ownFolder) != LedgerCount.Of(bareFolder))
            throw new InvalidOperationException(
                $"The sides did not write the same: {LedgerCount.Of(ownFolder)} and {LedgerCount.Of(bareFolder)}."
            );
        var part = $"Durable wake-ups, {bench.Tasks:#,0} sleeping tasks";
        var bareFigure = new Figure(part, $"bare prepared SQLite, {words}", "/s", limit);
        bench.Report.Add(new Figure(part, $"embedded host, {words}", "/s", ours, bareFigure, goal), bareFigure);
    }
}
