using System.Diagnostics;
using System.Globalization;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using Xunit.Abstractions;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>
/// CI reads a few hundred spoiled documents; CULTIVATEDLAND_FUZZ=20000 reads as many, and CULTIVATEDLAND_FUZZ_SEED
/// begins at another number, so that runs on several machines share the work. The long form is to be run alone
/// (--filter FuzzTests): the memory it bounds is that of the whole process.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int LongForm = 5_000;
    private const long MostMemory = 500L << 20;

    /// <summary>Processor time that means a hang. How quick the reader is, the benchmarks say.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(8);
    private static readonly List<string> Seeds =
    [
        .. SampleFiles.Names.Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Select(SampleFiles.Text),
    ];

    [Fact]
    public void No_spoiled_document_crashes_hangs_swells_or_is_misquoted()
    {
        var (count, first) = (Setting("CULTIVATEDLAND_FUZZ", 2 * SpoiledDocument.Round), Setting("CULTIVATEDLAND_FUZZ_SEED", 1));
        var times = new List<(TimeSpan Time, string Document)>();
        WarmUp();
        for (var number = first; number < first + count; number++)
        {
            var document = SpoiledDocument.Number(number, Seeds);
            var (outcome, time) = Read(document.File);

            // The runtime compiles what runs often again and better: a first large document pays for that,
            // and the reader is judged by a later reading.
            for (var again = 0; again < 3 && time >= MostTime; again++)
                time = Read(document.File).Time;
            times.Add((time, document.Description));
            Assert.True(time < MostTime, $"{document.Description} took {time}.");
            Assert.False(
                outcome is ReadOutcome.Unusable { Reason.English: var reason }
                    && reason.StartsWith("The reader failed", StringComparison.Ordinal),
                $"{document.Description}: {outcome}"
            );
            if (outcome is ReadOutcome.Plan plan)
            {
                var wrong = Provenance.FirstWrong(SomeDocument.Document(document.File), plan.Draft);
                Assert.True(wrong is null, $"{document.Description}: {wrong}");
            }
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            $"{count} documents from no. {first}; peak memory of the process {process.PeakWorkingSet64 >> 20} MB. The slowest:"
        );
        foreach (var (time, document) in times.OrderByDescending(item => item.Time).Take(8))
            output.WriteLine($"{time.TotalMilliseconds:0} ms  {document}");
        Assert.True(
            count < LongForm || process.PeakWorkingSet64 < MostMemory,
            $"{count} documents took {process.PeakWorkingSet64 >> 20} MB at their peak."
        );
    }

    private static (ReadOutcome Outcome, TimeSpan Time) Read(SourceFile file)
    {
        var before = ThreadTime.Now;
        var outcome = PlanReader.Read(file, new PlanReadOptions(null, new DateOnly(2024, 6, 1)));
        return (outcome, ThreadTime.Now - before);
    }

    /// <summary>
    /// A host that has read a few documents has compiled what reads them; the bound is the reader's and not the compiler's.
    /// </summary>
    private static void WarmUp()
    {
        var random = new Random(0);
        foreach (var (_, wrap) in Wrappings.All)
        {
            foreach (var text in Seeds)
                PlanReader.Read(wrap(random, text, 0));
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
