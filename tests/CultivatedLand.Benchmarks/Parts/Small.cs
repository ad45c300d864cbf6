using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using CultivatedLand.Benchmarks.Measuring;
using Perfolizer.Mathematics.OutlierDetection;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>What takes microseconds, measured by BenchmarkDotNet in this process.</summary>
internal sealed class Small : IPart
{
    public string Name => "small";

    public Task Run(Bench bench)
    {
        var job = Job
            .Default.WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithWarmupCount(5)
            .WithIterationCount(Math.Max(5, bench.Rounds))
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithOutlierMode(OutlierMode.DontRemove);
        var summary = BenchmarkRunner.Run<MicroBenchmarks>(
            ManualConfig
                .CreateEmpty()
                .AddJob(job)
                .AddLogger(NullLogger.Instance)
                .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
                .WithArtifactsPath(bench.Folder("benchmarkdotnet"))
        );
        foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
        {
            var method = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            var nanoseconds = report.ResultStatistics!.OriginalValues.ToList();
            bench.Report.Add(
                method == nameof(MicroBenchmarks.ReadNotice)
                    ? new Figure(
                        "Small things, one core",
                        "a notice of 30 pages read, warm",
                        "ms",
                        [.. nanoseconds.Select(value => value / 1e6)]
                    )
                    : new Figure(
                        "Small things, one core",
                        method == nameof(MicroBenchmarks.Decide)
                            ? "wake-ups decided by the pure domain"
                            : "states of a task through JSON and back",
                        "/s",
                        [.. nanoseconds.Select(value => 1e9 / value)]
                    )
            );
        }

        return Task.CompletedTask;
    }
}
