using Azure.Data.Tables;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Storage.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>What a page of the ledger costs, and that the snapshot it is read from can be trusted.</summary>
[Collection(nameof(Azurite))]
public sealed class LedgerRowCompactorTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2023, 7, 24);

    private readonly FaultInjectingPolicy _counted = new();
    private TableStores _stores = null!;

    public async Task InitializeAsync()
    {
        await using var prepared = await TableStores.New(azurite);
        _stores = TableStores.Another(prepared.Options with { Hindrance = _counted });
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    private LedgerRowCompactor Compactor => new(_stores.Account);

    /// <summary>
    /// Every view of the console, with 20,000 tasks: what a page costs goes by what has changed lately, not by the
    /// tasks. Here nobody has acted.
    /// </summary>
    [AzuriteTheory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public async Task A_page_costs_two_requests_however_many_tasks_there_are(int tasks)
    {
        await Seed(tasks);
        await Compactor.Run(default);
        foreach (var (name, page) in Pages(_stores.Views))
        {
            _counted.Reset();
            await page();

            Assert.Equal((name, name == "acts" ? 1 : 2), (name, _counted.Count));
        }

        var all = await _stores.Views.Rows(Everything with { Order = LedgerOrder.Name, Search = "7" }, default);
        Assert.Equal(Enumerable.Range(0, tasks).Count(number => $"{number:d6}".Contains('7')), all.Total!.Tasks);
    }

    [AzuriteFact]
    public async Task What_has_changed_since_the_snapshot_costs_one_request_for_a_thousand()
    {
        await Seed(20);
        await Compactor.Run(default);
        for (var number = 0; number < 20; number++)
            await _stores.Ledger.ActiveTask($"bb-{number}");
        _counted.Reset();

        Assert.Equal(40, (await _stores.Views.Rows(Everything with { Most = 5 }, default)).Total!.Tasks);
        Assert.Equal(2, _counted.Count);
    }

    [AzuriteFact]
    public async Task A_look_of_the_compactor_costs_two_when_little_has_changed_and_takes_nothing_up()
    {
        await _stores.Ledger.ActiveTask("bb-1");
        await Compactor.Run(default);
        await _stores.Ledger.ActiveTask("bb-2");
        _counted.Reset();

        Assert.Equal(0, await Compactor.Run(default));
        Assert.Equal(2, _counted.Count);
    }

    [AzuriteFact]
    public async Task Every_view_is_the_same_before_and_after_the_snapshot()
    {
        foreach (var number in Enumerable.Range(0, 5))
            await _stores.Ledger.ActiveTask($"bb-{number}");
        var before = await Told(_stores.Views);
        await Compactor.Run(default, least: 1);

        Assert.Equal(before, await Told(_stores.Views));
        Assert.Empty(await ChangedRows());
        await using var cold = TableStores.Another(_stores.Options);
        Assert.Equal(before, await Told(cold.Views));
    }

    [AzuriteFact]
    public async Task A_change_after_the_snapshot_is_seen_on_every_machine()
    {
        var task = await _stores.Ledger.ActiveTask("bb-1");
        await Compactor.Run(default, least: 1);
        await using var other = TableStores.Another(_stores.Options);
        Assert.Equal(0, (await other.Views.Rows(Everything, default)).Rows[0].Percent);

        await _stores.Ledger.Done(task, new TaskCommand.Report([1], Mu.Of(100)), SomeLedger.Monday);

        Assert.True((await other.Views.Rows(Everything, default)).Rows[0].Percent > 0);
        await Compactor.Run(default, least: 1);
        Assert.True((await other.Views.Rows(Everything, default)).Rows[0].Percent > 0);
    }

    /// <summary>Two sweeps at once, or one that was killed between the snapshot and taking the rows away.</summary>
    [AzuriteFact]
    public async Task Compactors_at_once_lose_nothing_and_show_nothing_twice()
    {
        foreach (var number in Enumerable.Range(0, 30))
            await _stores.Ledger.ActiveTask($"bb-{number}");
        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => new LedgerRowCompactor(_stores.Account).Run(default, least: 1)))
        );

        var page = await _stores.Views.Rows(Everything with { Most = 100 }, default);
        Assert.Equal(30, page.Rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal((30, 30), (page.Rows.Count, page.Total!.Tasks));
    }

    [AzuriteFact]
    public async Task A_task_that_changes_while_the_snapshot_is_made_keeps_its_newest_line()
    {
        var tasks = new List<RectificationTask>();
        foreach (var number in Enumerable.Range(0, 8))
            tasks.Add(await _stores.Ledger.ActiveTask($"bb-{number}"));
        await Task.WhenAll(
            Task.Run(async () =>
            {
                foreach (var task in tasks)
                    await _stores.Ledger.Done(task, new TaskCommand.Report([1], Mu.Of(100)), SomeLedger.Monday);
            }),
            Task.Run(async () =>
            {
                for (var run = 0; run < 10; run++)
                    await Compactor.Run(default, least: 1);
            })
        );
        await Compactor.Run(default, least: 1);

        Assert.All((await _stores.Views.Rows(Everything, default)).Rows, row => Assert.True(row.Percent > 0));
    }

    [AzuriteTheory]
    [InlineData("")]
    [InlineData("no gzip at all")]
    public async Task A_damaged_snapshot_is_told_does_without_and_is_made_anew(string content)
    {
        await _stores.Ledger.ActiveTask("bb-1");
        await Compactor.Run(default, least: 1);
        var before = await Told(_stores.Views);
        await _stores.Account.Views.GetBlobClient("ledger-rows").UploadAsync(new BinaryData(content), overwrite: true);
        await using var other = TableStores.Another(_stores.Options);

        Assert.Equal(before, await Told(other.Views));
        Assert.False(other.Account.SetAside.IsEmpty);
        await new LedgerRowCompactor(other.Account).Run(default);
        Assert.Equal(before, await Told(other.Views));
        Assert.True(other.Account.SetAside.IsEmpty);
    }

    /// <summary>As an earlier version left it: the line in the list of all tasks, and nowhere else.</summary>
    [AzuriteFact]
    public async Task The_lines_of_an_earlier_version_are_taken_over()
    {
        await _stores.Ledger.ActiveTask("bb-1");
        var before = await Told(_stores.Views);
        await AsEarlier();

        Assert.Equal(before, await Told(_stores.Views));
        await Compactor.Run(default);
        Assert.Equal(before, await Told(_stores.Views));
    }

    [AzuriteFact]
    public async Task What_a_machine_of_the_earlier_version_writes_during_an_upgrade_is_healed()
    {
        await _stores.Ledger.ActiveTask("bb-1");
        await Compactor.Run(default, least: 1);
        await _stores.Ledger.ActiveTask("bb-2");
        await AsEarlier();
        Assert.Equal(1, (await _stores.Views.Rows(Everything, default)).Total!.Tasks);

        Assert.Equal(1, await Compactor.Heal(default));

        Assert.Equal(2, (await _stores.Views.Rows(Everything, default)).Total!.Tasks);
        Assert.Equal(0, await Compactor.Heal(default));
    }

    private static LedgerQuery Everything => new(PlaceSet.Everywhere, Today);

    private static IEnumerable<(string Name, Func<Task> Open)> Pages(ILedgerViews views)
    {
        yield return ("ledger", () => views.Rows(Everything, default));
        yield return (
            "late",
            () => views.Rows(Everything with { LateOnly = true, Order = LedgerOrder.Percent, Descending = true }, default)
        );
        yield return ("search", () => views.Rows(Everything with { Search = "0042" }, default));
        yield return ("board", () => views.Totals(PlaceSet.Everywhere, Today, default));
        yield return ("choices", () => views.Choices(PlaceSet.Everywhere, default));
        yield return ("calendar", () => views.DueCounts(new DateOnly(2023, 8, 1), new DateOnly(2023, 8, 31), PlaceSet.Everywhere, default));
        yield return ("day", () => views.DueDates(new DateOnly(2023, 8, 20), new DateOnly(2023, 8, 20), PlaceSet.Everywhere, 50, default));
        yield return (
            "acts",
            () => views.Acts(new ActQuery(SomeLedger.Monday.AddDays(-30), SomeLedger.Monday, PlaceSet.Everywhere, null, 20), default)
        );
    }

    private static async Task<string> Told(ILedgerViews views)
    {
        var rows = await views.Rows(Everything with { Most = 100 }, default);
        var totals = await views.Totals(PlaceSet.Everywhere, Today, default);
        var choices = await views.Choices(PlaceSet.Everywhere, default);
        var dates = await views.DueDates(DateOnly.MinValue, DateOnly.MaxValue, PlaceSet.Everywhere, 1000, default);
        return string.Join('\n', [.. rows.Rows, rows.Total, .. totals, choices, .. dates]);
    }

    private ValueTask<List<TableEntity>> ChangedRows() =>
        _stores.Account.Lists.QueryAsync<TableEntity>("PartitionKey eq 'tasks-changed'").ToListAsync();

    /// <summary>Moves each changed line into the list of all tasks, where the version before kept it.</summary>
    private async Task AsEarlier()
    {
        foreach (var row in await ChangedRows())
        {
            await _stores.Account.Lists.UpsertEntityAsync(
                new TableEntity("tasks", row.RowKey) { ["Line"] = row["Line"], ["Revision"] = row["Revision"] },
                TableUpdateMode.Merge
            );
            await _stores.Account.Lists.DeleteEntityAsync("tasks-changed", row.RowKey);
        }
    }

    /// <summary>Writes the rows alone, as the appender leaves them: a task itself would take a second each hundred.</summary>
    private async Task Seed(int tasks)
    {
        var line = LedgerRowEntity.Of(new TaskHead(SomeLedger.Planned().State, 1, "", null, null, Today));
        foreach (var chunk in Enumerable.Range(0, tasks).Chunk(100))
        {
            await _stores.Account.Lists.SubmitTransactionAsync(
                chunk.Select(number => new TableTransactionAction(
                    TableTransactionActionType.Add,
                    new TableEntity("tasks-changed", $"{number:x22}")
                    {
                        ["Task"] = $"aa-{number}",
                        ["Open"] = false,
                        ["Revision"] = 1L,
                        ["Line"] = (
                            line with
                            {
                                Line = line.Line with { Id = TaskId.Of($"aa-{number}"), Name = $"{number:d6}号图斑" },
                            }
                        ).Write(),
                    }
                ))
            );
        }
    }
}
