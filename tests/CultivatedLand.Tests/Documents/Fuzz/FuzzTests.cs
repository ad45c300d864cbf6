using System.Diagnostics;
using System.Globalization;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using Xunit.Abstractions;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>
/// CI reads a few hundred spoiled documents; CULTIVATEDLAND_FUZZ=20000 reads as many, and CULTIVATEDLAND_FUZZ_SEED
/// begins at another place, so that runs on several machines share the work.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    // Two seconds is what a document may take; a machine under load gets five before the test calls it a hang.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    [Fact]
    public void No_spoiled_document_crashes_hangs_or_is_misquoted()
    {
        var (count, first) = (Setting("CULTIVATEDLAND_FUZZ", 300), Setting("CULTIVATEDLAND_FUZZ_SEED", 1));
        List<string> seeds = [.. SampleFiles.Names.Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Select(SampleFiles.Text)];
        var slowest = (Seed: 0, Time: TimeSpan.Zero);
        for (var seed = first; seed < first + count; seed++)
        {
            var file = new Mutations(seed).Next(seeds);
            var watch = Stopwatch.StartNew();
            var outcome = PlanReader.Read(file, new ReadOptions(null, new DateOnly(2024, 6, 1)));
            if (watch.Elapsed > slowest.Time)
                slowest = (seed, watch.Elapsed);
            Assert.True(watch.Elapsed < Hang, $"Seed {seed} took {watch.Elapsed}.");
            Assert.False(outcome is ReadOutcome.Unusable { Reason.English: var reason } && reason.StartsWith("The reader failed", StringComparison.Ordinal), $"Seed {seed}: {outcome}");
            if (outcome is ReadOutcome.Plan plan)
            {
                var document = Some.Document(file);
                Assert.True(Provenance.FirstWrong(document, plan.Draft) is null, $"Seed {seed}: {Provenance.FirstWrong(document, plan.Draft)}");
            }
        }

        output.WriteLine($"{count} documents from seed {first}; the slowest was seed {slowest.Seed} with {slowest.Time.TotalMilliseconds:0} ms.");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
