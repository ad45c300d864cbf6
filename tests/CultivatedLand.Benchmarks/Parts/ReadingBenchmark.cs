using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Benchmarks.Sheets;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>Rows a second of a large task table, beside three ways to get at its cells, in turn.</summary>
internal sealed class ReadingBenchmark : IPart
{
    private const int Rows = 100_000;

    public string Name => "reading";

    public Task Run(Bench bench)
    {
        var rows = Math.Min(Rows, bench.Tasks);
        var workbook = SampleWorkbook.Write(rows);
        (string What, Func<int> Read)[] sides =
        [
            ("bare zip + XmlReader, typed cells", () => BareSheet.Count(workbook)),
            (
                "our reader: cells",
                () =>
                    ((Table)((SourceOutcome.Opened)SourceReader.Open(new SourceFile("任务表.xlsx", workbook))).Document.Blocks[0])
                        .Rows
                        .Length
            ),
            (
                "our reader: tasks, phases and findings",
                () => ((ReadOutcome.Plan)PlanReader.Read(new SourceFile("任务表.xlsx", workbook))).Draft.Tasks.Length
            ),
            ("Open XML SDK, SAX", () => OpenXmlSheet.Count(workbook)),
            ("ExcelDataReader", () => ExcelDataSheet.Count(workbook)),
        ];
        var paces = sides.Select(_ => new List<double>()).ToList();
        for (var round = 0; round <= bench.Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                var read = 0;
                GC.Collect();
                var seconds = Bench.Seconds(() => read = sides[side].Read());
                if (read < rows)
                    throw new InvalidOperationException($"{sides[side].What} read {read} of {rows} rows.");
                if (round > 0)
                    paces[side].Add(rows / seconds);
            }
        }

        var part = $"Reading a .xlsx of {rows:#,0} rows and 8 columns ({workbook.Length >> 20} MiB)";
        var bare = new Figure(part, sides[0].What, "rows/s", paces[0]);
        bench.Report.Add([
            bare,
            .. Enumerable
                .Range(1, sides.Length - 1)
                .Select(side => new Figure(part, sides[side].What, "rows/s", paces[side], bare, side is 1 ? Goal.Ratio(0.7) : null)),
        ]);
        return Task.CompletedTask;
    }
}
