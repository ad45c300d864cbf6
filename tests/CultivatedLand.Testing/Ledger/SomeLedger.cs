using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Testing.Ledger;

/// <summary>Tasks, mails and plan editions for tests of a store, made of whatever does not matter to them.</summary>
public static class SomeLedger
{
    /// <summary>A Monday, seven weeks before the first due date.</summary>
    public static readonly DateTimeOffset Monday = ChinaTime.At(new DateOnly(2023, 7, 3), new TimeOnly(8, 0));

    /// <summary>Rules of the schedule alone. Hand-overs are not told.</summary>
    public static readonly TaskRules Rules = new(
        DeadlinePolicy.Default with
        {
            HandOvers = HandOverHours.Default with { IsOn = false },
        },
        WorkCalendar.WeekdaysOnly
    );

    public static readonly TaskRules HandingOver = new(DeadlinePolicy.Default, WorkCalendar.WeekdaysOnly);

    public static DateTimeOffset At(int month, int day, int hour = 9) =>
        ChinaTime.At(new DateOnly(2023, month, day), new TimeOnly(hour, 0));

    public static TaskSpec Spec(string name = "恢复补足", string place = "青溪区/石桥镇/松林村", DateOnly? due = null) =>
        new(
            name,
            TaskKind.Restore,
            Place.Parse(place)!,
            Mu.Of(180.4m),
            Mu.Zero,
            ["石桥镇建管办"],
            ["镇建管办", "农服中心"],
            ["松林村联系领导"],
            [
                new("翻耕", PhaseKind.Plough, new DateOnly(2023, 7, 1), due ?? new DateOnly(2023, 8, 20)),
                new("种植", PhaseKind.Plant, null, (due ?? new DateOnly(2023, 8, 20)).AddDays(41)),
                new("申请验收", PhaseKind.Apply, null, (due ?? new DateOnly(2023, 8, 20)).AddDays(61)),
                new("验收", PhaseKind.Accept, null, (due ?? new DateOnly(2023, 8, 20)).AddDays(71)),
            ]
        );

    public static Decision Planned(string id = "3fa9c1d200-1", TaskSpec? spec = null) =>
        Decide(null, new TaskCommand.Plan(TaskId.Of(id), spec ?? Spec()) { By = "建管办" }, Monday);

    public static Decision Decide(RectificationTask? task, TaskCommand command, DateTimeOffset now) =>
        (Decision)Rules.Decide(task, command, now);

    public static async Task<RectificationTask> PlannedTask(this ILedger ledger, string id = "3fa9c1d200-1", TaskSpec? spec = null) =>
        await ledger.Stored(Planned(id, spec), 0);

    public static async Task<RectificationTask> ActiveTask(this ILedger ledger, string id = "3fa9c1d200-1", TaskSpec? spec = null) =>
        await ledger.Done(await ledger.PlannedTask(id, spec), new TaskCommand.Start(), Monday);

    /// <summary>A task whose first reminder has been decided and waits to be mailed.</summary>
    public static async Task<RectificationTask> RemindedTask(this ILedger ledger, string id = "3fa9c1d200-1", TaskSpec? spec = null) =>
        await ledger.Woken(await ledger.ActiveTask(id, spec));

    /// <summary>Wakes it at the moment it wants to be woken.</summary>
    public static async Task<RectificationTask> Woken(this ILedger ledger, RectificationTask task) =>
        await ledger.Done(task, new TaskCommand.WakeUp(), (await ledger.Find(task.Id, default))!.WakeAt!.Value);

    public static async Task<RectificationTask> Done(
        this ILedger ledger,
        RectificationTask task,
        TaskCommand command,
        DateTimeOffset now
    ) => await ledger.Stored(Decide(task, command, now), task.Version);

    public static async Task<RectificationTask> Stored(this ILedger ledger, Decision decision, long expectedVersion)
    {
        Assert.Equal([AppendResult.Stored], await ledger.Append([new TaskChange(decision, expectedVersion)], default));
        return decision.State;
    }

    public static async Task<IReadOnlyList<Notice>> WaitingNotices(this IOutbox outbox) =>
        await outbox.Waiting(DateTimeOffset.MaxValue.AddDays(-2), 1000, default);

    public static MailRecord Mail(string id, params IEnumerable<Notice> notices) =>
        new(
            id,
            new MailContent(
                "li@example.org",
                "李四",
                "提醒：翻耕",
                "还有14天。",
                "<p class=\"x\">还有14天。</p>",
                [new("任务.ics", "text/calendar", [1, 2, 3])],
                $"{id}@example.org",
                At(8, 4)
            ),
            [.. notices.Select(notice => notice.Id)],
            null,
            At(8, 4),
            MailDeliveryState.New(At(8, 4))
        );

    public static MailRecord Letter(string id, int number, Notice notice, string series = "2023/石桥镇") =>
        Mail(id, notice) with
        {
            Letter = new(series, number),
        };

    public static PlanEdition Edition(string hash = "aa11", EditionState state = EditionState.Draft) =>
        new(hash, "3fa9c1d200", "方案.docx", "整改方案", 4, 0, state, Monday, "石桥镇建管办", null);
}
