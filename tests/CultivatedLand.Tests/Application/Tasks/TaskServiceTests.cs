using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Tasks;

public class TaskServiceTests
{
    private readonly MemoryStores _stores = new();
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly CountingBell _bell = new();

    private TaskService Desk => SomeServices.Tasks(_stores.Ledger, Some.ScheduleAlone, _clock, _bell);

    private async Task<RectificationTask> State() => (await _stores.Ledger.Find(Some.Id, default))!.State;

    private async Task<TaskService> Started(TaskSpec? spec = null)
    {
        await Desk.Execute(Some.Id, SomeCommands.Plan(spec ?? Some.FourPhases()), default);
        await Desk.Execute(Some.Id, SomeCommands.Start, default);
        return Desk;
    }

    [Fact]
    public async Task A_decision_is_stored_with_its_facts_and_its_wake_up()
    {
        await Started();

        Assert.Equal(
            (RectificationStatus.Active, Some.At("2023-08-04 09:00")),
            ((await State()).Status, (await _stores.Ledger.Find(Some.Id, default))!.WakeAt)
        );
        Assert.Equal(["Planned", "Started"], (await _stores.Ledger.History(Some.Id, 0, 10, default)).Select(fact => fact.GetType().Name));
    }

    [Fact]
    public async Task A_refusal_stores_nothing()
    {
        await Started();
        var before = _stores.Ledger.Appends;

        Assert.IsType<Refusal>(await Desk.Execute(Some.Id, SomeCommands.CloseOut, default));
        Assert.Equal(before, _stores.Ledger.Appends);
    }

    [Fact]
    public async Task A_command_to_a_task_that_does_not_exist_is_refused() =>
        Assert.Equal(RefusalCode.NoSuchTask, Assert.IsType<Refusal>(await Desk.Execute(Some.Id, SomeCommands.Start, default)).Code);

    [Fact]
    public async Task The_same_report_twice_is_stored_once()
    {
        var taskService = await Started();
        await taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default);
        var before = _stores.Ledger.Appends;
        await taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default);

        Assert.Equal(before, _stores.Ledger.Appends);
    }

    [Fact]
    public async Task What_is_stored_rings_and_what_is_not_does_not()
    {
        var taskService = await Started();
        await taskService.Execute(Some.Id, SomeCommands.CloseOut, default);

        Assert.Equal([Some.Id, Some.Id], _bell.Rung);
    }

    [Fact]
    public async Task A_lost_race_is_decided_again_on_what_the_winner_left()
    {
        var taskService = await Started();
        _stores.Ledger.BeforeAppend = Once(() => taskService.Execute(Some.Id, SomeCommands.Infeasible(1), default));
        await taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default);

        Assert.Equal((Mu.Of(50), Mu.Of(1)), ((await State()).Phases[0].Reported, (await State()).PendingInfeasible!.Area));
    }

    [Fact]
    public async Task A_lost_race_may_end_in_a_refusal()
    {
        var taskService = await Started();
        _stores.Ledger.BeforeAppend = Once(() => taskService.Execute(Some.Id, SomeCommands.Suspend, default));

        Assert.Equal(
            RefusalCode.NotInThisStatus,
            Assert.IsType<Refusal>(await taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default)).Code
        );
    }

    [Fact]
    public async Task A_race_that_never_ends_is_not_swallowed()
    {
        var taskService = await Started();
        var area = 0;
        _stores.Ledger.BeforeAppend = () =>
        {
            var hook = (_stores.Ledger.BeforeAppend, _stores.Ledger.BeforeAppend = null).Item1;
            taskService.Execute(Some.Id, SomeCommands.Report(++area, 2), default).GetAwaiter().GetResult();
            _stores.Ledger.BeforeAppend = hook;
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default));
    }

    [Fact]
    public async Task Tasks_are_woken_when_their_time_has_come()
    {
        var taskService = await Started();
        _clock.MoveTo("2023-08-04 09:00");

        Assert.Equal((1, 0), (await taskService.WakeDue(10, default), await taskService.WakeDue(10, default)));
        Assert.Equal("b14", (await _stores.Outbox.Waiting(_clock.GetUtcNow(), 10, default)).Single().Id.Step.ToString());
    }

    [Fact]
    public async Task Nothing_is_woken_before_its_time()
    {
        var taskService = await Started();
        _clock.MoveTo("2023-08-04 08:59");

        Assert.Equal(0, await taskService.WakeDue(10, default));
    }

    [Fact]
    public async Task A_task_that_changed_while_it_woke_is_left_for_the_next_round()
    {
        var taskService = await Started();
        _clock.MoveTo("2023-08-04 09:00");
        _stores.Ledger.BeforeAppend = Once(() => taskService.Execute(Some.Id, SomeCommands.Report(50, 1), default));
        await taskService.WakeDue(10, default);
        Assert.Empty(await _stores.Outbox.Waiting(_clock.GetUtcNow(), 10, default));

        await taskService.WakeDue(10, default);
        Assert.Single(await _stores.Outbox.Waiting(_clock.GetUtcNow(), 10, default));
    }

    private Action Once(Func<Task> act) =>
        () =>
        {
            _stores.Ledger.BeforeAppend = null;
            act().GetAwaiter().GetResult();
        };

    private sealed class CountingBell : IChangeSignal
    {
        public List<TaskId?> Rung { get; } = [];

        public void Raise(TaskId? task) => Rung.Add(task);
    }
}
