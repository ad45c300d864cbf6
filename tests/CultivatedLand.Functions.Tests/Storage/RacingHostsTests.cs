using CultivatedLand.Acceptance.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class RacingHostsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableStores stores = null!;
    private TableStores others = null!;

    public async Task InitializeAsync()
    {
        stores = await TableStores.New(azurite);
        others = TableStores.Another(stores.Options);
    }

    public async Task DisposeAsync()
    {
        await others.DisposeAsync();
        await stores.DisposeAsync();
    }

    [AzuriteFact]
    public async Task Hosts_that_start_at_once_all_find_their_tables_made()
    {
        var options = TableStores.NewOptions(azurite);

        var started = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => TableStores.Prepared(options))));

        foreach (var host in started) Assert.Null(await host.Ledger.Find(TaskId.Of("aa-1"), default));
    }

    [AzuriteFact]
    public async Task Two_hosts_that_wake_one_task_issue_its_notice_once()
    {
        await stores.Ledger.ActiveTask();
        var clock = new StoppedClock(Some.At(8, 4));

        await Task.WhenAll(new[] { stores, others, stores, others }.Select(host => Task.Run(() => Desk(host, clock).Do(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default))));

        Assert.Single(await stores.Outbox.WaitingNotices());
        Assert.Equal(3, (await stores.Ledger.History(TaskId.Of("3fa9c1d200-1"), 0, 10, default)).Count);
    }

    [AzuriteFact]
    public async Task A_wake_up_that_is_delivered_again_changes_nothing()
    {
        await stores.Ledger.ActiveTask();
        var clock = new StoppedClock(Some.At(8, 4));
        await Desk(stores, clock).Do(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default);

        await Desk(others, clock).Do(TaskId.Of("3fa9c1d200-1"), new TaskCommand.WakeUp(), default);

        Assert.Equal(3, (await others.Ledger.Find(TaskId.Of("3fa9c1d200-1"), default))!.State.Version);
    }

    [AzuriteFact]
    public async Task Reports_of_two_hosts_at_once_are_all_kept()
    {
        await stores.Ledger.ActiveTask();
        var clock = new StoppedClock(Some.Monday);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(number => Task.Run(() =>
            Desk(number % 2 == 0 ? stores : others, clock).Do(TaskId.Of("3fa9c1d200-1"), new TaskCommand.Acknowledge { By = $"{number}" }, default))));

        var history = await stores.Ledger.History(TaskId.Of("3fa9c1d200-1"), 0, 100, default);
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"{number}").Order(), history.OfType<TaskFact.Acknowledged>().Select(fact => fact.By).Order());
    }

    [AzuriteFact]
    public async Task A_revoked_link_is_known_to_every_host()
    {
        var task = TaskId.Of("aa-1");
        await stores.Links.Revoke(task, " Li@example.org/x", Some.At(8, 4), "管理员", default);
        await stores.Links.Revoke(task, "li@example.org/X", Some.At(8, 1), "管理员", default);

        Assert.True(await others.Links.IsRevoked(task, "li@EXAMPLE.org/x ", Some.At(8, 3), default));
        Assert.False(await others.Links.IsRevoked(task, "li@example.org/x", Some.At(8, 4), default));
        Assert.False(await others.Links.IsRevoked(TaskId.Of("aa-2"), "li@example.org/x", Some.At(8, 3), default));
        Assert.False(await others.Links.IsRevoked(task, "zhao@example.org", Some.At(8, 3), default));
    }

    [AzuriteFact]
    public async Task Links_of_a_task_or_of_a_person_are_revoked_together()
    {
        await stores.Links.Revoke(TaskId.Of("aa-1"), null, Some.At(8, 4), "管理员", default);
        await stores.Links.Revoke(null, "li@example.org", Some.At(8, 4), "管理员", default);

        Assert.True(await others.Links.IsRevoked(TaskId.Of("aa-1"), "zhao@example.org", Some.At(8, 3), default));
        Assert.True(await others.Links.IsRevoked(TaskId.Of("aa-2"), "li@example.org", Some.At(8, 3), default));
        Assert.False(await others.Links.IsRevoked(TaskId.Of("aa-2"), "zhao@example.org", Some.At(8, 3), default));
    }

    private static TaskService Desk(TableStores host, TimeProvider clock) => new(host.Ledger, Some.Rules, clock, new NoChangeSignal());
}
