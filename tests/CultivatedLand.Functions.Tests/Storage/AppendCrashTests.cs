using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Changes of tasks are stored while the host dies at each of its requests in turn.</summary>
[Collection(nameof(Azurite))]
public sealed class AppendCrashTests(AzuriteFixture azurite)
{
    private const int MoreThanThereAre = 100;

    [AzuriteTheory]
    [InlineData("plan and start", false)]
    [InlineData("plan and start", true)]
    [InlineData("wake", false)]
    [InlineData("wake", true)]
    [InlineData("suspend", false)]
    [InlineData("suspend", true)]
    [InlineData("replan", true)]
    public async Task A_host_that_dies_at_any_request_has_stored_a_change_or_has_not(string change, bool afterIt)
    {
        for (var step = 1; step < MoreThanThereAre; step++)
        {
            await using var stores = await TableStores.New(azurite);
            var (before, changes) = await Story(stores.Ledger, change);
            var faultInjectingPolicy = FaultInjectingPolicy.DyingAt(step, afterIt);
            await using (var dying = TableStores.Another(stores.Options with { Hindrance = faultInjectingPolicy }))
            {
                await LedgerSetup.Tried(async () => (await dying.Ledger.Append(changes, default))[0]);
            }

            var after = changes[^1].Decision;
            var found = (await stores.Ledger.Find(after.State.Id, default))?.State;
            Assert.True(
                found is null ? before is null : found == before || found == after.State,
                $"At request {step} the state is neither."
            );
            await AgreesWithItself(stores, found);

            // Told again, as whoever asked for it would.
            await stores.Ledger.Append(changes, default);
            Assert.Equal(after.State, (await stores.Ledger.Find(after.State.Id, default))!.State);
            await AgreesWithItself(stores, after.State);
            if (!faultInjectingPolicy.Struck)
                return;
        }

        Assert.Fail($"An append has {MoreThanThereAre} requests or more.");
    }

    private static async Task<(RectificationTask? Before, List<TaskChange> Changes)> Story(ILedger ledger, string change)
    {
        var planned = SomeLedger.Planned("aa-1");
        var started = SomeLedger.Decide(planned.State, new TaskCommand.Start(), SomeLedger.Monday);
        if (change == "plan and start")
            return (null, [new(planned, 0), new(started, 1)]);

        await ledger.Append([new(planned, 0), new(started, 1)], default);
        var woken = SomeLedger.Decide(started.State, new TaskCommand.WakeUp(), SomeLedger.At(8, 4));
        if (change == "wake")
            return (started.State, [new(woken, started.State.Version)]);

        var task = await ledger.Stored(woken, started.State.Version);
        TaskCommand command =
            change == "suspend" ? new TaskCommand.Suspend("汛期") : new TaskCommand.Replan(SomeLedger.Spec("更正", "青溪区/石桥镇/柳树村"));
        return (task, [new(SomeLedger.Decide(task, command, SomeLedger.At(8, 4, 10)), task.Version)]);
    }

    /// <summary>Whatever is derived from the task says what the task says.</summary>
    private static async Task AgreesWithItself(TableStores stores, RectificationTask? task)
    {
        var stored = task is null ? null : await stores.Ledger.Find(task.Id, default);
        var history = task is null ? [] : await stores.Ledger.History(task.Id, 0, 100, default);
        if (task is not null)
            Assert.Equal(task, TaskHistory.Replay(history));

        Assert.Equal(stored?.WakeAt, await stores.Ledger.NextWakeAt(default));
        Assert.Equal(
            stored?.WakeAt is null ? [] : [task!],
            (await stores.Ledger.Due(SomeLedger.At(12, 31), 10, default)).Select(due => due.State)
        );
        Assert.Equal(task is null ? [] : [task], (await stores.Ledger.List(new TaskQuery(), default)).Tasks.Select(listed => listed.State));
        foreach (var place in new[] { "青溪区/石桥镇/松林村", "青溪区/石桥镇/柳树村" })
        {
            Assert.Equal(
                task?.Spec.Place.Path == place ? 1 : 0,
                (await stores.Ledger.List(new TaskQuery(Place: place, Status: task?.Status), default)).Tasks.Count
            );
        }

        var isWaiting = history.OfType<TaskFact.NoticeIssued>().Any() && task!.Status == RectificationStatus.Active;
        Assert.Equal(isWaiting ? 1 : 0, (await stores.Outbox.WaitingNotices()).Count);

        var rows = (await stores.Views.Rows(new LedgerQuery(PlaceSet.Everywhere, new DateOnly(2023, 8, 4)), default)).Rows;
        Assert.Equal(task is null ? [] : [LedgerRow.Of(task, ChinaTime.DateOf(SomeLedger.Monday))], rows);
        var acts = await stores.Views.Acts(new ActQuery(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, PlaceSet.Everywhere), default);
        Assert.Equal(history.Where(LedgerAct.IsOne).Reverse(), acts.Acts.Select(act => act.Fact));
    }
}
