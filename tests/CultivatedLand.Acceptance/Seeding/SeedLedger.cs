using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Acceptance.Seeding;

/// <summary>Writes a ledger of a district at work: towns and villages, tasks of every kind and stage, over the year 2026.</summary>
public class SeedLedger
{
    private const int AtOnce = 500;
    private static readonly TaskRules Rules = new(DeadlinePolicy.Default, ChinaHolidays.Calendar);
    private static readonly DateTimeOffset Planned = ChinaTime.At(new DateOnly(2026, 2, 2), new TimeOnly(8, 0));
    private static readonly DateTimeOffset Last = ChinaTime.At(new DateOnly(2026, 8, 14), new TimeOnly(17, 0));
    private static readonly string[] Towns =
    [
        "石桥镇",
        "青石镇",
        "白沙镇",
        "双河镇",
        "竹溪镇",
        "云岭乡",
        "金坪乡",
        "柳塘镇",
        "高台镇",
        "松山街道",
        "河湾镇",
        "梨园镇",
    ];
    private static readonly string[] First =
    [
        "松",
        "柳",
        "竹",
        "桃",
        "梅",
        "石",
        "龙",
        "白",
        "青",
        "红",
        "黄",
        "金",
        "银",
        "玉",
        "春",
        "秋",
        "上",
        "下",
        "前",
        "后",
    ];
    private static readonly string[] Second = ["林村", "湾村", "溪村", "坪村", "塘村"];
    private static readonly string[] Offices = ["镇建管办", "镇农服中心", "镇规建办", "区规资局、镇建管办", "镇综治办"];

    [SeedFact]
    public async Task A_large_ledger_is_written()
    {
        using var database = LedgerFile.Open(new DataFolder(SeedFactAttribute.Folder!), TimeProvider.System);
        var ledger = new SqliteLedger(database);
        var random = new Random(2026);
        var batch = new List<TaskChange>();
        for (var number = 0; number < SeedFactAttribute.Tasks; number++)
        {
            batch.AddRange(Life(number, random));
            if (batch.Count < AtOnce)
                continue;
            await ledger.Append(batch, default);
            batch.Clear();
        }

        await ledger.Append(batch, default);
    }

    private static IEnumerable<TaskChange> Life(int number, Random random)
    {
        var id = TaskId.Of($"5eed{number / 2500:x4}-{number}");
        if (Rules.Decide(null, new TaskCommand.Plan(id, Spec(number, random)) { By = "区专班" }, Planned) is not Decision decision)
            yield break;
        yield return new TaskChange(decision, 0);

        foreach (var (command, at) in Story(decision.State, random))
        {
            var before = decision.State;
            if (Rules.Decide(before, command with { By = "王建管" }, at) is not Decision next)
                continue;
            yield return new TaskChange(next, before.Version);
            decision = next;
        }
    }

    private static IEnumerable<(TaskCommand Command, DateTimeOffset At)> Story(RectificationTask task, Random random)
    {
        if (random.Next(50) == 0)
            yield break;
        yield return (new TaskCommand.Start(), Planned.AddHours(2));
        if (random.Next(40) == 0)
            yield return (new TaskCommand.Cancel("图斑核减"), Planned.AddDays(30));
        var stages = random.Next(6);
        for (var phase = 1; phase <= Math.Min(stages, 3); phase++)
        {
            var area =
                phase == stages && task.Spec.Target is { } target
                    ? Mu.Of(decimal.Round(target.Value * random.Next(10, 90) / 100, 2))
                    : task.Spec.Target;
            yield return (new TaskCommand.Report([phase], area) { IsConfirmed = true }, Moment(random));
        }

        if (stages < 4)
            yield break;
        yield return (new TaskCommand.AddEvidence(new Evidence(new string('a', 64), "整改后.jpg")), Moment(random));
        yield return (new TaskCommand.Accept(task.Spec.Target) { IsConfirmed = true }, Last.AddMinutes(-random.Next(60 * 24 * 20)));
        if (stages == 5)
            yield return (new TaskCommand.CloseOut(), Last);
    }

    private static DateTimeOffset Moment(Random random) => Planned.AddDays(10 + random.Next(180)).AddMinutes(random.Next(480));

    private static TaskSpec Spec(int number, Random random)
    {
        var village = $"{First[random.Next(First.Length)]}{Second[random.Next(Second.Length)]}";
        var due = new DateOnly(2026, 3, 20).AddDays(random.Next(170));
        var kind = (TaskKind)random.Next(5);
        return new TaskSpec(
            $"{(kind == TaskKind.IllegalUse ? "违法用地拆除复耕" : kind == TaskKind.NonGrain ? "果园苗木退出" : "耕地恢复补足")}{number + 1}号图斑",
            kind,
            Place.Parse($"青溪区/{Towns[random.Next(Towns.Length)]}/{village}")!,
            random.Next(20) == 0 ? null : Mu.Of(random.Next(100, 20_000) / 100m),
            Mu.Zero,
            [$"{village}村委会"],
            [.. Offices[random.Next(Offices.Length)].Split('、')],
            [$"{village}联系领导"],
            [
                new("翻耕", PhaseKind.Plough, due.AddDays(-40), due),
                new("种植", PhaseKind.Plant, null, due.AddDays(30)),
                new("申请验收", PhaseKind.Apply, null, due.AddDays(50)),
                new("验收", PhaseKind.Accept, null, due.AddDays(65)),
            ]
        );
    }
}
