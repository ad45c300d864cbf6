using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Functions.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class RacingHostsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableStores _stores = null!;
    private TableStores _others = null!;

    public async Task InitializeAsync()
    {
        _stores = await TableStores.New(azurite);
        _others = TableStores.Another(_stores.Options);
    }

    public async Task DisposeAsync()
    {
        await _others.DisposeAsync();
        await _stores.DisposeAsync();
    }

    [AzuriteFact]
    public async Task Hosts_that_start_at_once_all_find_their_tables_made()
    {
        var options = TableStores.NewOptions(azurite);

        var started = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => TableStores.Prepared(options))));

        foreach (var host in started)
            Assert.Null(await host.Ledger.Find(TaskId.Of("aa-1"), default));
    }

    [AzuriteFact]
    public async Task Two_hosts_that_wake_one_task_issue_its_notice_once()
    {
        await _stores.Ledger.ActiveTask();
        var clock = new FakeTimeProvider(SomeLedger.At(8, 4));

        await Task.WhenAll(
            new[] { _stores, _others, _stores, _others }.Select(host =>
                Task.Run(() => Desk(host, clock).Execute(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default))
            )
        );

        Assert.Single(await _stores.Outbox.WaitingNotices());
        Assert.Equal(3, (await _stores.Ledger.History(TaskId.Of("3fa9c1d200-1"), 0, 10, default)).Count);
    }

    [AzuriteFact]
    public async Task A_wake_up_that_is_delivered_again_changes_nothing()
    {
        await _stores.Ledger.ActiveTask();
        var clock = new FakeTimeProvider(SomeLedger.At(8, 4));
        await Desk(_stores, clock).Execute(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default);

        await Desk(_others, clock).Execute(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default);

        Assert.Equal(3, (await _others.Ledger.Find(TaskId.Of("3fa9c1d200-1"), default))!.State.Version);
    }

    [AzuriteFact]
    public async Task Reports_of_two_hosts_at_once_are_all_kept()
    {
        await _stores.Ledger.ActiveTask();
        var clock = new FakeTimeProvider(SomeLedger.Monday);

        await Task.WhenAll(
            Enumerable
                .Range(1, 12)
                .Select(number =>
                    Task.Run(() =>
                        Desk(number % 2 == 0 ? _stores : _others, clock)
                            .Execute(TaskId.Of("3fa9c1d200-1"), new TaskCommand.Acknowledge { By = $"{number}" }, default)
                    )
                )
        );

        var history = await _stores.Ledger.History(TaskId.Of("3fa9c1d200-1"), 0, 100, default);
        Assert.Equal(
            Enumerable.Range(1, 12).Select(number => $"{number}").Order(),
            history.OfType<TaskFact.Acknowledged>().Select(fact => fact.By).Order()
        );
    }

    [AzuriteFact]
    public async Task A_revoked_link_is_known_to_every_host()
    {
        var task = TaskId.Of("aa-1");
        await _stores.Links.Revoke(task, " Li@example.org/x", SomeLedger.At(8, 4), "管理员", default);
        await _stores.Links.Revoke(task, "li@example.org/X", SomeLedger.At(8, 1), "管理员", default);

        Assert.True(await _others.Links.IsRevoked(task, "li@EXAMPLE.org/x ", SomeLedger.At(8, 3), default));
        Assert.False(await _others.Links.IsRevoked(task, "li@example.org/x", SomeLedger.At(8, 4), default));
        Assert.False(await _others.Links.IsRevoked(TaskId.Of("aa-2"), "li@example.org/x", SomeLedger.At(8, 3), default));
        Assert.False(await _others.Links.IsRevoked(task, "zhao@example.org", SomeLedger.At(8, 3), default));
    }

    [AzuriteFact]
    public async Task Links_of_a_task_or_of_a_person_are_revoked_together()
    {
        await _stores.Links.Revoke(TaskId.Of("aa-1"), null, SomeLedger.At(8, 4), "管理员", default);
        await _stores.Links.Revoke(null, "li@example.org", SomeLedger.At(8, 4), "管理员", default);

        Assert.True(await _others.Links.IsRevoked(TaskId.Of("aa-1"), "zhao@example.org", SomeLedger.At(8, 3), default));
        Assert.True(await _others.Links.IsRevoked(TaskId.Of("aa-2"), "li@example.org", SomeLedger.At(8, 3), default));
        Assert.False(await _others.Links.IsRevoked(TaskId.Of("aa-2"), "zhao@example.org", SomeLedger.At(8, 3), default));
    }

    private static TaskService Desk(TableStores host, TimeProvider clock) =>
        SomeServices.Tasks(host.Ledger, SomeLedger.Rules, clock, new NoChangeSignal());
}
