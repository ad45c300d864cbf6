using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>
/// Years of many tasks on a virtual clock, with failing disks, moody mail servers and dying hosts.
/// <c>CULTIVATEDLAND_SEEDS=1000</c> runs as many seeds as one likes, <c>CULTIVATEDLAND_SEED=n</c> one alone.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Usual = 150;

    [Fact]
    public async Task Whatever_happens_every_invariant_holds_after_every_step()
    {
        var since = Stopwatch.GetTimestamp();
        var seeds = Number("CULTIVATEDLAND_SEED") is { } one ? [one] : Enumerable.Range(1, Number("CULTIVATEDLAND_SEEDS") ?? Usual);
        var all = SimulationFigures.None;
        var door = new Lock();
        await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (seed, _) =>
            {
                var figures = await SimulationRun.Of(seed);
                lock (door)
                    all += figures;
            }
        );
        output.WriteLine(
            $"{all.Seeds} seeds, {all.Years:0} years in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {all.Facts} "
                + $"facts, {all.Notices} notices, {all.Mails} mails, {all.DiskFailures} disk failures, {all.Deaths} deaths"
        );
    }

    [Fact]
    public async Task One_seed_is_one_story()
    {
        Assert.Equal(await SimulationRun.Of(7), await SimulationRun.Of(7));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
