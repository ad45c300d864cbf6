using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Benchmarks.Ledgers;
using CultivatedLand.Benchmarks.Measuring;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Benchmarks.Parts;

/// <summary>A year of a hundred thousand tasks rehearsed: every notice that would go out, with its recipients.</summary>
internal sealed class RehearsalBenchmark : IPart
{
    private const int Tasks = 100_000;

    public string Name => "rehearsal";

    public Task Run(Bench bench)
    {
        var tasks = Math.Min(Tasks, bench.Tasks);
        var plan = new Plan(
            "be9c0000",
            "方案",
            null,
            null,
            null,
            Place.Parse("青溪区")!,
            [
                .. Enumerable
                    .Range(0, tasks)
                    .Select(number =>
                    {
                        var state = SampleTasks.Sleeping(number, tasks, DueOrder.Rows).State;
                        return new PlannedTask(state.Id, "1", state.Spec);
                    }),
            ]
        );
        var rehearsal = new Rehearsal(SampleTasks.Rules, SamplePeople.Directory(SampleTasks.Villages));
        var seconds = new List<double>();
        var notices = 0;
        for (var round = 0; round <= bench.Rounds; round++)
        {
            var spent = Bench.Seconds(() =>
                notices = rehearsal.Days(plan, new DateOnly(2024, 1, 8), new DateOnly(2025, 1, 7), []).Sum(day => day.Notices.Count)
            );
            if (round > 0)
                seconds.Add(spent);
        }

        bench.Report.Add(
            new Figure($"Rehearsal of a year, {tasks:#,0} tasks", $"{notices:#,0} notices with their recipients", "s", seconds),
            new Figure(
                $"Rehearsal of a year, {tasks:#,0} tasks",
                "notices rehearsed, one core",
                "/s",
                [.. seconds.Select(spent => notices / spent)]
            )
        );
        return Task.CompletedTask;
    }
}
