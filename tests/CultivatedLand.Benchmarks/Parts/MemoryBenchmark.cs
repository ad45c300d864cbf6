using CultivatedLand.Benchmarks.Hosts;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>What a sleeping task costs on the disk, what an idle host holds in memory, and how soon it shows its first page.</summary>
internal sealed class MemoryBenchmark : IPart
{
    public const string BeforeAnythingIsDue = "2024-01-15T08:00";

    public string Name => "footprint";

    public async Task Run(Bench bench)
    {
        var folder = await SampleLedger.Copy(bench, bench.Tasks, DueOrder.Rows, "host");
        var part = $"Footprint, {bench.Tasks:#,0} sleeping tasks";
        var size = (double)new FileInfo(folder.Ledger).Length / bench.Tasks;
        bench.Report.Add(new Figure(part, "disk per sleeping task, with its history and all indexes", "bytes", [size]));

        var (memory, starts, bareStarts) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= bench.Rounds; round++)
        {
            Bench.Say($"starting hosts, round {round} of {bench.Rounds}");
            var (bare, bareSeconds) = await HostUnderTest.ServeBare(bench.Folder("bare-web"));
            bare.Dispose();
            var (host, seconds) = await HostUnderTest.Serve(folder.Path, "--clock", BeforeAnythingIsDue);
            using (host)
            {
                // Until it has read its large file through, it is not idle.
                await Task.Delay(TimeSpan.FromSeconds(bench.Tasks > 100_000 ? 20 : 5));
                if (round == 0)
                    continue;
                memory.Add(host.Resident);
                starts.Add(seconds);
                bareStarts.Add(bareSeconds);
            }
        }

        var bareFigure = new Figure(part, "start of a bare ASP.NET Core app", "s", bareStarts);
        bench.Report.Add(
            new Figure(part, "memory of the idle host", "MiB", memory, Goal: Goal.AtMost(150, "MiB")),
            new Figure(part, "start to the first page", "s", starts, bareFigure, Goal.AtMost(2, "s")),
            bareFigure
        );
    }
}
