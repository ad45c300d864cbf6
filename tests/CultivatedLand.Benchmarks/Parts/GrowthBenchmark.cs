using CultivatedLand.Benchmarks.Hosts;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>How cost grows from a thousand tasks to a million.</summary>
internal sealed class GrowthBenchmark : IPart
{
    private const int AtLeast = 1000;

    public string Name => "growth";

    public async Task Run(Bench bench)
    {
        var sizes = new List<int>();
        for (var size = AtLeast; size <= bench.Tasks; size *= 10)
            sizes.Add(size);
        var all = new List<Stage>();
        foreach (var size in sizes)
        {
            Bench.Say($"{size:#,0} tasks");
            all.Add(await Measure(bench, size));
        }

        var chart = new GrowthChart(sizes);
        chart.Add("µs a wake-up", [.. all.Select(stage => 1_000_000 / stage.WakeUps.Median)]);
        chart.Add("ms a page (median)", [.. all.Select(stage => stage.Page.Median)]);
        chart.Add("ms a search (median)", [.. all.Select(stage => stage.Search.Median)]);
        chart.Add("MiB of the idle host", [.. all.Select(stage => stage.Memory.Median)]);
        chart.Add("MiB of the file", [.. all.Select(stage => stage.File.Median)]);
        Directory.CreateDirectory(bench.Output);
        await File.WriteAllTextAsync(Path.Combine(bench.Output, "growth.svg"), chart.Svg());
    }

    private static async Task<Stage> Measure(Bench bench, int tasks)
    {
        var part = $"Growth, {tasks:#,0} tasks";
        var folder = await SampleLedger.Copy(bench, tasks, DueOrder.Random, "host");
        var file = new Figure(part, "file", "MiB", [new FileInfo(folder.Ledger).Length / (double)(1 << 20)]);
        var (pages, searches, memory) = (new List<double>(), new List<double>(), new List<double>());
        var (host, _) = await HostUnderTest.Serve(folder.Path, "--clock", MemoryBenchmark.BeforeAnythingIsDue);
        using (host)
        {
            await Task.Delay(TimeSpan.FromSeconds(tasks > 100_000 ? 20 : 3));
            for (var round = 0; round < bench.Rounds; round++)
                memory.Add(host.Resident);
            var visitor = await host.SignIn();
            for (var round = 0; round < bench.Rounds; round++)
            {
                pages.Add(Pages.Percentile(await Pages.Ask(visitor, Pages.Open, 80, default), 0.5));
                searches.Add(Pages.Percentile(await Pages.Ask(visitor, [Pages.Search], 20, default), 0.5));
            }
        }

        var stage = new Stage(
            new Figure(part, "wake-ups, random due order", "/s", await WakeUps(bench, tasks)),
            new Figure(part, "page, median", "ms", pages),
            new Figure(part, "search of the ledger by words, median", "ms", searches),
            new Figure(part, "memory of the idle host", "MiB", memory),
            file
        );
        bench.Report.Add(stage.WakeUps, stage.Page, stage.Search, stage.Memory, stage.File);
        return stage;
    }

    /// <summary>Rounds of at least a thousand wake-ups: small ledgers are woken morning after morning.</summary>
    private static async Task<List<double>> WakeUps(Bench bench, int tasks)
    {
        var folder = await SampleLedger.Copy(bench, tasks, DueOrder.Random, "own");
        var found = new List<double>();
        using var own = new OwnLoop(folder);
        using var count = new BareLoop(folder.Ledger);
        var mornings = tasks < 50_000 ? 6 : 1;
        for (var round = 0; round <= bench.Rounds; round++)
        {
            var throughput = new Throughput();
            for (var morning = round * mornings; morning < (round + 1) * mornings; morning++)
            {
                var now = SampleTasks.Morning(morning);
                await throughput.Measure(count.HowManyAreDue(now), () => own.Wake(now));
            }

            if (round > 0)
                found.Add(throughput.PerSecond);
        }

        return found;
    }

    private sealed record Stage(Figure WakeUps, Figure Page, Figure Search, Figure Memory, Figure File);
}
