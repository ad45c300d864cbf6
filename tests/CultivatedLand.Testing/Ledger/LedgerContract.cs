using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Ledger;

/// <summary>Contract of every store. A store's own test class adds only <see cref="Open"/>.</summary>
public abstract partial class LedgerContract : IAsyncLifetime
{
    private Stores _stores = null!;

    protected abstract Task<Stores> Open();

    protected Stores Opened => _stores;

    private ILedger Ledger => _stores.Ledger;

    private IOutbox Outbox => _stores.Outbox;

    public async Task InitializeAsync() => _stores = await Open();

    public async Task DisposeAsync()
    {
        if (_stores is IAsyncDisposable held)
            await held.DisposeAsync();
    }

    [ContractFact]
    public async Task A_task_nobody_stored_is_not_found() => Assert.Null(await Ledger.Find(TaskId.Of("unknown"), default));

    [ContractFact]
    public async Task A_stored_task_is_found_as_it_was_decided()
    {
        var task = await Ledger.ActiveTask();

        var found = await Ledger.Find(task.Id, default);

        Assert.Equal(task, found!.State);
        Assert.Equal(SomeLedger.At(8, 4), found.WakeAt);
    }

    [ContractFact]
    public async Task The_history_replayed_gives_the_stored_state()
    {
        var task = await Ledger.RemindedTask();

        var history = await Ledger.History(task.Id, 0, 100, default);

        Assert.Equal(task, TaskHistory.Replay(history));
    }

    [ContractFact]
    public async Task The_key_of_a_request_stays_with_the_facts_it_caused()
    {
        var planned = await Ledger.PlannedTask();
        var decision = SomeLedger.Decide(planned, new TaskCommand.Start(), SomeLedger.Monday);
        await Ledger.Stored(
            decision with
            {
                Facts = [.. decision.Facts.Select(fact => fact with { RequestKey = "key-1" })],
            },
            planned.Version
        );

        Assert.Equal([null, "key-1"], (await Ledger.History(planned.Id, 0, 100, default)).Select(fact => fact.RequestKey));
    }

    [ContractFact]
    public async Task A_wake_up_between_two_minutes_is_rounded_up()
    {
        var planned = await Ledger.PlannedTask();
        var decision = SomeLedger.Decide(planned, new TaskCommand.Start(), SomeLedger.Monday) with
        {
            WakeAt = SomeLedger.At(8, 4).AddSeconds(1),
        };

        await Ledger.Stored(decision, planned.Version);

        Assert.Equal(SomeLedger.At(8, 4).AddMinutes(1), (await Ledger.Find(planned.Id, default))!.WakeAt);
    }

    [ContractFact]
    public async Task Facts_state_wake_up_and_notices_are_stored_together()
    {
        var task = await Ledger.RemindedTask();

        Assert.Equal(3, (await Ledger.History(task.Id, 0, 100, default)).Count);
        Assert.Equal(3, (await Ledger.Find(task.Id, default))!.State.Version);
        Assert.Equal(SomeLedger.At(8, 11), await Ledger.NextWakeAt(default));
        Assert.Equal(task.Id, Assert.Single(await Outbox.WaitingNotices()).Id.Task);
    }

    [ContractFact]
    public async Task A_change_decided_on_an_older_version_leaves_no_trace()
    {
        var task = await Ledger.ActiveTask();
        var late = SomeLedger.Decide(task, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));
        await Ledger.Done(task, new TaskCommand.Acknowledge(), SomeLedger.Monday);

        Assert.Equal([AppendResult.Raced], await Ledger.Append([new(late, task.Version)], default));

        Assert.Equal(SomeLedger.At(8, 4), await Ledger.NextWakeAt(default));
        Assert.IsType<TaskFact.Acknowledged>((await Ledger.History(task.Id, 2, 10, default)).Single());
        Assert.Empty(await Outbox.WaitingNotices());
    }

    [ContractFact]
    public async Task A_task_is_planned_once()
    {
        var first = await Ledger.PlannedTask(spec: SomeLedger.Spec("甲"));

        Assert.Equal([AppendResult.Raced], await Ledger.Append([new(SomeLedger.Planned(spec: SomeLedger.Spec("乙")), 0)], default));

        Assert.Equal(first, (await Ledger.Find(first.Id, default))!.State);
    }

    [ContractFact]
    public async Task A_change_of_a_task_that_is_not_there_has_raced()
    {
        var planned = SomeLedger.Planned();
        var started = SomeLedger.Decide(planned.State, new TaskCommand.Start(), SomeLedger.Monday);

        Assert.Equal([AppendResult.Raced], await Ledger.Append([new(started, 1)], default));
        Assert.Null(await Ledger.Find(planned.State.Id, default));
    }

    [ContractFact]
    public async Task One_change_that_lost_its_race_does_not_hold_up_the_others()
    {
        var raced = await Ledger.ActiveTask("3fa9c1d200-1");
        var other = await Ledger.ActiveTask("3fa9c1d200-2");
        await Ledger.Done(raced, new TaskCommand.Acknowledge(), SomeLedger.Monday);

        var results = await Ledger.Append(
            [
                new(SomeLedger.Decide(raced, new TaskCommand.WakeUp(), SomeLedger.At(8, 4)), raced.Version),
                new(SomeLedger.Decide(other, new TaskCommand.WakeUp(), SomeLedger.At(8, 4)), other.Version),
            ],
            default
        );

        Assert.Equal([AppendResult.Raced, AppendResult.Stored], results);
        Assert.Equal(other.Id, Assert.Single(await Outbox.WaitingNotices()).Id.Task);
    }

    [ContractFact]
    public async Task A_change_and_the_next_one_on_it_can_be_appended_together()
    {
        var planned = SomeLedger.Planned();
        var started = SomeLedger.Decide(planned.State, new TaskCommand.Start(), SomeLedger.Monday);

        Assert.Equal([AppendResult.Stored, AppendResult.Stored], await Ledger.Append([new(planned, 0), new(started, 1)], default));
        Assert.Equal(started.State, (await Ledger.Find(planned.State.Id, default))!.State);
    }

    [ContractFact]
    public async Task Of_two_racers_exactly_one_wins()
    {
        var task = await Ledger.ActiveTask();
        var racers = Enumerable
            .Range(1, 20)
            .Select(area => SomeLedger.Decide(task, new TaskCommand.Report([1], Domain.Mu.Of(area)), SomeLedger.Monday))
            .ToList();

        var answers = await Task.WhenAll(racers.Select(decision => Task.Run(() => Ledger.Append([new(decision, task.Version)], default))));

        var winner = Assert.Single(racers.Zip(answers), pair => pair.Second[0] == AppendResult.Stored).First;
        Assert.Equal(winner.State, (await Ledger.Find(task.Id, default))!.State);
        Assert.Equal(3, (await Ledger.History(task.Id, 0, 100, default)).Count);
    }

    [ContractFact]
    public async Task Many_writers_on_many_tasks_lose_nothing()
    {
        await Task.WhenAll(
            Enumerable
                .Range(1, 100)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        var task = await Ledger.ActiveTask($"3fa9c1d200-{number}");
                        for (var area = 1; area <= 5; area++)
                            task = await Ledger.Done(task, new TaskCommand.Report([1], Domain.Mu.Of(area)), SomeLedger.Monday);
                    })
                )
        );

        var page = await Ledger.List(new TaskQuery(Most: 1000), default);
        Assert.Equal(100, page.Tasks.Count);
        Assert.All(page.Tasks, task => Assert.Equal(7, task.State.Version));
        foreach (var task in page.Tasks)
            Assert.Equal(task.State, TaskHistory.Replay(await Ledger.History(task.State.Id, 0, 100, default)));
    }

    [ContractFact]
    public async Task A_change_whose_facts_do_not_add_up_is_refused_as_a_fault()
    {
        var planned = SomeLedger.Planned();

        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Append([new(planned with { Facts = [] }, 0)], default));
        Assert.Null(await Ledger.Find(planned.State.Id, default));
    }

    [ContractFact]
    public async Task Nothing_to_append_is_answered_with_nothing() => Assert.Empty(await Ledger.Append([], default));
}
