using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    [ContractFact]
    public async Task Nothing_is_due_while_nothing_sleeps()
    {
        await Ledger.PlannedTask();

        Assert.Null(await Ledger.NextWakeAt(default));
        Assert.Empty(await Ledger.Due(SomeLedger.At(12, 31), 10, default));
    }

    [ContractFact]
    public async Task A_task_is_due_from_the_minute_of_its_wake_up()
    {
        var task = await Ledger.ActiveTask();

        Assert.Empty(await Ledger.Due(SomeLedger.At(8, 4).AddSeconds(-1), 10, default));
        Assert.Equal(task, Assert.Single(await Ledger.Due(SomeLedger.At(8, 4), 10, default)).State);
    }

    [ContractFact]
    public async Task What_is_due_comes_in_order_of_wake_up_then_of_first_storage()
    {
        await Ledger.ActiveTask("bb-1", SomeLedger.Spec(due: new DateOnly(2023, 8, 22)));
        await Ledger.ActiveTask("bb-2");
        await Ledger.ActiveTask("aa-1");

        var due = await Ledger.Due(SomeLedger.At(8, 31), 10, default);

        Assert.Equal(["bb-2", "aa-1", "bb-1"], due.Select(task => task.State.Id.Value));
        Assert.Equal(["bb-2", "aa-1"], (await Ledger.Due(SomeLedger.At(8, 31), 2, default)).Select(task => task.State.Id.Value));
    }

    [ContractFact]
    public async Task Who_reads_ahead_gets_what_comes_after_though_nothing_has_been_woken_yet()
    {
        await Ledger.ActiveTask("aa-1");
        await Ledger.ActiveTask("aa-2");
        await Ledger.ActiveTask("aa-3");

        var first = await Ledger.Due(SomeLedger.At(8, 31), 2, null, default);
        var second = await Ledger.Due(SomeLedger.At(8, 31), 2, first.Next, default);

        Assert.Equal(["aa-1", "aa-2"], first.Tasks.Select(task => task.State.Id.Value));
        Assert.Equal(["aa-3"], second.Tasks.Select(task => task.State.Id.Value));
        Assert.Null(second.Next);
    }

    [ContractFact]
    public async Task A_task_that_changed_after_it_was_read_as_due_is_not_woken()
    {
        var asRead = await Ledger.ActiveTask();
        await Ledger.Due(SomeLedger.At(8, 4), 10, default);
        await Ledger.Done(asRead, new TaskCommand.Suspend("汛期"), SomeLedger.At(8, 4));

        var woken = SomeLedger.Decide(asRead, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));

        Assert.Equal([AppendResult.Raced], await Ledger.Append([new TaskChange(woken, asRead.Version)], default));
    }

    [ContractFact]
    public async Task The_desk_wakes_all_that_are_due_however_few_at_a_time()
    {
        foreach (var number in Enumerable.Range(1, 7))
            await Ledger.ActiveTask($"aa-{number}");

        await SomeServices
            .Tasks(Ledger, SomeLedger.Rules, new SimulatedClock(SomeLedger.At(8, 4)), new NoChangeSignal())
            .WakeAllDue(2, default);

        Assert.Empty(await Ledger.Due(SomeLedger.At(8, 4), 10, default));
        Assert.Equal(7, (await Outbox.Waiting(SomeLedger.At(8, 4), 10, default)).Count);
    }

    [ContractFact]
    public async Task A_task_that_has_been_woken_is_due_no_more()
    {
        await Ledger.RemindedTask();

        Assert.Empty(await Ledger.Due(SomeLedger.At(8, 4), 10, default));
        Assert.Equal(SomeLedger.At(8, 11), await Ledger.NextWakeAt(default));
    }

    [ContractFact]
    public async Task A_task_that_wants_no_wake_up_any_more_sleeps_for_good()
    {
        await Ledger.Done(await Ledger.ActiveTask(), new TaskCommand.Cancel("方案撤销"), SomeLedger.Monday);

        Assert.Null(await Ledger.NextWakeAt(default));
    }

    [ContractFact]
    public async Task A_decision_without_facts_moves_the_wake_up_alone()
    {
        var task = await Ledger.ActiveTask();
        var nothingNew = SomeLedger.Decide(task, new TaskCommand.WakeUp(), SomeLedger.At(8, 4, 12));

        await Ledger.Stored(nothingNew, task.Version);

        Assert.Equal(SomeLedger.At(8, 7), await Ledger.NextWakeAt(default));
        Assert.Equal(2, (await Ledger.History(task.Id, 0, 100, default)).Count);
    }

    [ContractFact]
    public async Task A_history_of_thousands_is_paged_in_order()
    {
        var task = await Ledger.ActiveTask();
        for (var round = 0; round < 30; round++)
        {
            var changes = new List<TaskChange>();
            for (var step = 1; step <= 100; step++)
            {
                var decision = SomeLedger.Decide(
                    task,
                    new TaskCommand.Report([1], Mu.Of(((round * 100) + step) * 0.01m)),
                    SomeLedger.Monday.AddMinutes(round)
                );
                changes.Add(new TaskChange(decision, task.Version));
                task = decision.State;
            }

            Assert.All(await Ledger.Append(changes, default), result => Assert.Equal(AppendResult.Stored, result));
        }

        var history = new List<TaskFact>();
        while (await Ledger.History(task.Id, history.Count, 700, default) is { Count: > 0 } page)
            history.AddRange(page);

        Assert.Equal(3002, history.Count);
        Assert.Equal(task, TaskHistory.Replay(history));
    }

    [ContractFact]
    public async Task The_history_of_a_task_nobody_knows_is_empty() =>
        Assert.Empty(await Ledger.History(TaskId.Of("unknown"), 0, 10, default));

    [ContractFact]
    public async Task The_ledger_is_paged_in_order_of_first_storage()
    {
        var ids = Enumerable.Range(1, 25).Select(number => $"{(char)('z' - number)}-1").ToList();
        foreach (var id in ids)
            await Ledger.PlannedTask(id);

        var pages = new List<TaskResultPage> { await Ledger.List(new TaskQuery(Most: 10), default) };
        while (pages[^1].Next is { } next)
            pages.Add(await Ledger.List(new TaskQuery(next, 10), default));

        Assert.Equal([10, 10, 5], pages.Select(page => page.Tasks.Count));
        Assert.Equal(ids, pages.SelectMany(page => page.Tasks).Select(task => task.State.Id.Value));
    }

    [ContractFact]
    public async Task A_page_that_is_just_full_is_the_last()
    {
        await Ledger.PlannedTask("aa-1");
        await Ledger.PlannedTask("aa-2");

        Assert.Null((await Ledger.List(new TaskQuery(Most: 2), default)).Next);
    }

    [ContractFact]
    public async Task A_task_stored_while_somebody_pages_is_neither_lost_nor_seen_twice()
    {
        await Ledger.PlannedTask("bb-1");
        await Ledger.PlannedTask("bb-2");
        var first = await Ledger.List(new TaskQuery(Most: 1), default);
        await Ledger.PlannedTask("aa-1");

        var rest = await Ledger.List(new TaskQuery(first.Next, 10), default);

        Assert.Equal(["bb-2", "aa-1"], rest.Tasks.Select(task => task.State.Id.Value));
    }

    [ContractTheory]
    [InlineData(null, null, null, null, "aa-1 aa-2 aa-3 bb-1")]
    [InlineData(RectificationStatus.Active, null, null, null, "bb-1")]
    [InlineData(RectificationStatus.Planned, "aa", null, null, "aa-1 aa-2 aa-3")]
    [InlineData(null, "bb", null, null, "bb-1")]
    [InlineData(null, null, "青溪区/石桥镇", null, "aa-1 aa-2 bb-1")]
    [InlineData(null, null, "青溪区/石桥镇/松林村", null, "aa-2 bb-1")]
    [InlineData(null, "aa", "青溪区/石桥镇/松林村", null, "aa-2")]
    [InlineData(null, null, "青溪区/石桥", null, "")]
    [InlineData(null, null, null, "果园", "aa-3")]
    [InlineData(null, null, null, "松林", "aa-2 bb-1")]
    [InlineData(RectificationStatus.Active, "bb", "青溪区", "恢复", "bb-1")]
    [InlineData(RectificationStatus.ClosedOut, null, null, null, "")]
    [InlineData(null, null, null, "%", "")]
    public async Task The_ledger_is_listed_by_status_plan_place_and_words(
        RectificationStatus? status,
        string? plan,
        string? place,
        string? search,
        string expected
    )
    {
        await Ledger.PlannedTask("aa-1", SomeLedger.Spec("恢复补足", "青溪区/石桥镇"));
        await Ledger.PlannedTask("aa-2", SomeLedger.Spec("恢复补足", "青溪区/石桥镇/松林村"));
        await Ledger.PlannedTask("aa-3", SomeLedger.Spec("果园退耕", "青溪区/石桥镇东/柳树村"));
        await Ledger.ActiveTask("bb-1", SomeLedger.Spec("恢复补足", "青溪区/石桥镇/松林村"));

        var page = await Ledger.List(new TaskQuery(Status: status, PlanId: plan, Place: place, Search: search), default);

        Assert.Equal(expected, string.Join(' ', page.Tasks.Select(task => task.State.Id.Value)));
    }

    [ContractFact]
    public async Task A_replanned_task_is_listed_by_its_new_name_and_place()
    {
        var task = await Ledger.PlannedTask();
        await Ledger.Done(task, new TaskCommand.Replan(SomeLedger.Spec("更正后的任务", "青溪区/石桥镇/柳树村")), SomeLedger.Monday);

        Assert.Empty((await Ledger.List(new TaskQuery(Place: "青溪区/石桥镇/松林村"), default)).Tasks);
        Assert.Single((await Ledger.List(new TaskQuery(Place: "青溪区/石桥镇/柳树村", Search: "更正"), default)).Tasks);
    }
}
