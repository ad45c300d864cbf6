using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Tasks;

/// <summary>Many tasks at once, as the start of a plan has them.</summary>
public sealed class TaskOrderTests
{
    private readonly MemoryOffice _office = new(FakeClock.At("2023-07-20 08:00"), rules: Some.Rules);

    [Fact]
    public async Task A_batch_is_one_append_and_each_task_one_change()
    {
        var done = await _office.Desk.ExecuteAll([.. Enumerable.Range(1, 5).Select(New)], default);

        Assert.Equal([true, true, true, true, true], done);
        Assert.Equal(1, _office.Ledger.Appends);
        Assert.Equal([RectificationStatus.Active], (await Tasks()).Select(task => task.Status).Distinct());
    }

    [Fact]
    public async Task Commands_that_are_stored_as_one_change_leave_what_they_leave_one_by_one()
    {
        await _office.Desk.ExecuteAll([New(1)], default);
        var other = new MemoryOffice(FakeClock.At("2023-07-20 08:00"), rules: Some.Rules);
        foreach (var command in New(1).Commands)
            await other.Desk.Execute(Id(1), command, default);

        Assert.Equal(await other.Ledger.Find(Id(1), default), await _office.Ledger.Find(Id(1), default));
        Assert.Equal(await other.Ledger.History(Id(1), 0, 10, default), await _office.Ledger.History(Id(1), 0, 10, default));
        Assert.Equal(await other.Outbox.WaitingNotices(), await _office.Outbox.WaitingNotices());
    }

    [Fact]
    public async Task A_new_task_that_is_there_is_left_as_it_is_and_said_to_be_not_done()
    {
        await _office.Desk.ExecuteAll([New(1)], default);
        var before = await _office.Ledger.Find(Id(1), default);
        var done = await _office.Desk.ExecuteAll([New(1), New(2)], default);

        Assert.Equal([false, true], done);
        Assert.Equal(before, await _office.Ledger.Find(Id(1), default));
    }

    [Fact]
    public async Task What_the_rules_refuse_is_done_with_and_changes_nothing()
    {
        await _office.Desk.ExecuteAll([New(1)], default);
        var appends = _office.Ledger.Appends;
        var done = await _office.Desk.ExecuteAll([new TaskOrder(Id(1), [new TaskCommand.Start()], IsKnown: true)], default);

        Assert.Equal([true], done);
        Assert.InRange(_office.Ledger.Appends, appends, appends + 1);
        Assert.Equal(2, (await Tasks())[0].Version);
    }

    [Fact]
    public async Task A_task_that_cannot_be_stored_keeps_no_other_from_it_and_the_failure_is_told()
    {
        var appends = 0;
        _office.Ledger.BeforeAppend = () =>
        {
            if (++appends is 1 or 3)
                throw new FormatException("This one cannot be stored.");
        };

        await Assert.ThrowsAsync<FormatException>(() => _office.Desk.ExecuteAll([New(1), New(2), New(3)], default));
        Assert.Equal([Id(1), Id(3)], (await Tasks()).Select(task => task.Id));
    }

    [Fact]
    public void Joined_with_a_decision_that_cancels_only_hand_overs_are_left()
    {
        var now = FakeClock.At("2023-07-20 08:00").GetUtcNow();
        var planned = (Decision)Some.Rules.Decide(null, New(1).Commands[0], now);
        var started = planned.FollowedBy((Decision)Some.Rules.Decide(planned.State, new TaskCommand.Start(), now));
        var woken = (Decision)Some.Rules.Decide(started.State, new TaskCommand.WakeUp(), started.WakeAt!.Value);
        var all = started.FollowedBy(woken);
        Assert.Contains(all.Notices, notice => !notice.Id.IsHandOver);
        var cancelled = (Decision)Some.Rules.Decide(all.State, new TaskCommand.Cancel("不再实施"), started.WakeAt!.Value);

        var joined = all.FollowedBy(cancelled);
        Assert.True(joined.CancelsUnsent);
        Assert.All(joined.Notices, notice => Assert.True(notice.Id.IsHandOver));
        Assert.Equal(joined.State.Version, joined.Facts.Count);
    }

    private static TaskId Id(int number) => TaskId.Of($"a1-{number}");

    private static TaskOrder New(int number) =>
        new(
            Id(number),
            [new TaskCommand.Plan(Id(number), Some.FourPhases()) { By = "建管办" }, new TaskCommand.Start { By = "建管办" }],
            false
        );

    private async Task<IReadOnlyList<RectificationTask>> Tasks() =>
        [.. (await _office.Ledger.List(new TaskQuery(), default)).Tasks.Select(task => task.State)];
}
