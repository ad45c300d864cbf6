using BenchmarkDotNet.Attributes;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Sheets;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>Public because BenchmarkDotNet asks for it.</summary>
public class MicroBenchmarks
{
    private const int Tasks = 10_000;

    private readonly RectificationTask[] _states =
    [
        .. Enumerable.Range(0, Tasks).Select(number => SampleTasks.Sleeping(number, Tasks, DueOrder.Rows).State),
    ];
    private readonly SourceFile _notice = new("整改方案.txt", SampleNotice.OfThirtyPages());

    [Benchmark(OperationsPerInvoke = Tasks)]
    public int Decide()
    {
        var notices = 0;
        for (var number = 0; number < Tasks; number++)
            notices += (
                (Decision)
                    SampleTasks.Rules.Decide(
                        _states[number],
                        new TaskCommand.WakeUp(),
                        SampleTasks.Morning(number * SampleTasks.Mornings / Tasks)
                    )
            )
                .Notices
                .Count;
        return notices == Tasks ? notices : throw new InvalidOperationException($"{notices} of {Tasks} tasks were reminded.");
    }

    [Benchmark(OperationsPerInvoke = Tasks)]
    public long RoundTrip()
    {
        var versions = 0L;
        foreach (var state in _states)
            versions += CaseJson.ReadTask(CaseJson.Write(state)).Version;
        return versions;
    }

    [Benchmark]
    public int ReadNotice() => ((ReadOutcome.Plan)PlanReader.Read(_notice)).Draft.Tasks.Length;
}
