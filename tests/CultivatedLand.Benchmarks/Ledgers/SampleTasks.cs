using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>
/// Tasks of a province that sleep until a morning of their own: their states are about 1 KB of JSON.
/// On each of <see cref="Mornings"/> workdays equally many get their first reminder, and seven, eleven,
/// thirteen and fourteen days later the others.
/// </summary>
internal static class SampleTasks
{
    public const int Mornings = 50;
    public const int Villages = 500;
    public const int VillagesOfMonday = 20_000;

    private const int TasksOfPlan = 2500;
    private static readonly DateTimeOffset Planned = ChinaTime.At(new DateOnly(2024, 1, 8), new TimeOnly(8, 0));
    private static readonly DateOnly FirstMorning = new(2024, 3, 4);

    /// <summary>Plans with hours of their own: at ten all of a day's notices are due, minute by minute, and none is too late.</summary>
    private static readonly DeadlinePolicy[] Hours =
    [
        .. Enumerable
            .Range(0, 600)
            .Select(minute =>
                DeadlinePolicy.Default with
                {
                    SendAt = TimeOnly.MinValue.AddMinutes(minute),
                    SendingWindow = TimeSpan.FromHours(14),
                }
            ),
    ];

    public static TaskRules Rules { get; } =
        new(DeadlinePolicy.Default with { SendingWindow = TimeSpan.FromHours(10) }, WorkCalendar.WeekdaysOnly);

    /// <summary>Ten o'clock of a workday, counted from the first on which something is due.</summary>
    public static DateTimeOffset Morning(int number) => ChinaTime.At(Workday(number), new TimeOnly(10, 0));

    public static Decision Sleeping(int number, int tasks, DueOrder order)
    {
        var random = new Random(number);
        var morning = order switch
        {
            DueOrder.Random => random.Next(Mornings),
            DueOrder.Rows => (int)((long)number * Mornings / tasks),
            _ => 0,
        };
        var policy = order is DueOrder.Rows or DueOrder.Monday ? null : Hours[random.Next(Hours.Length)];
        var village = (number % (order == DueOrder.Monday ? VillagesOfMonday : Villages)) + 1;
        var id = TaskId.Of($"be9c{number / TasksOfPlan:x4}-{number % TasksOfPlan + 1}");
        var planned = (Decision)
            Rules.Decide(
                null,
                new TaskCommand.Plan(id, Spec(number, village, Workday(morning).AddDays(14), policy, random)) { By = "区专班" },
                Planned
            );
        var started = (Decision)Rules.Decide(planned.State, new TaskCommand.Start { By = "区专班" }, Planned);
        return started with { Facts = [.. planned.Facts, .. started.Facts] };
    }

    /// <param name="number">The first is 1.</param>
    public static string VillageOf(int number) => $"青溪区/{(number % 40) + 1}号镇/{number}号村";

    private static DateOnly Workday(int number) => FirstMorning.AddDays((number / 5 * 7) + (number % 5));

    private static TaskSpec Spec(int number, int village, DateOnly due, DeadlinePolicy? policy, Random random)
    {
        return new TaskSpec(
            $"耕地恢复补足{number + 1}号图斑",
            (TaskKind)random.Next(5),
            Place.Parse(VillageOf(village))!,
            Mu.Of(random.Next(100, 20_000) / 100m),
            Mu.Zero,
            [$"{village}号村村委会"],
            ["镇建管办"],
            [$"{village}号村联系领导"],
            [
                new("翻耕", PhaseKind.Plough, null, due),
                new("申请验收", PhaseKind.Apply, null, due.AddDays(300)),
                new("验收", PhaseKind.Accept, null, due.AddDays(315)),
            ],
            policy
        );
    }
}

internal enum DueOrder
{
    /// <summary>Tasks due together lie together: plans come in one after the other.</summary>
    Rows,

    /// <summary>Tasks due together lie anywhere, each minute's all over the file.</summary>
    Random,

    /// <summary>All on the first morning, spread over its minutes, each minute's all over the file.</summary>
    OneMorning,

    /// <summary>All at nine o'clock of a Monday, ten for each of twenty thousand people where there are two hundred thousand.</summary>
    Monday,
}
