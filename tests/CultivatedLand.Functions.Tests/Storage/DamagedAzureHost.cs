using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Simulation;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>The Azure host's own composition on tables with a running story. A test calls its functions by hand.</summary>
internal sealed class DamagedAzureHost : IAsyncDisposable
{
    public const string Bystander = "wang@q.example";

    private static readonly Mock<DurableTaskClient> Durable = new("test");

    private readonly ServiceProvider _services;
    private readonly FlakyMailer _mailer = new(new Random(0));

    private DamagedAzureHost(StorageOptions storage, FakeTimeProvider clock)
    {
        Clock = clock;
        var settings = AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(AzureSettingsTests.Good).Build()) with
        {
            Storage = storage,
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTableStorage(storage);
        services.AddApplicationServices(settings);
        services.AddPosting(settings);
        services.AddClocks(settings);
        services.AddWeb(settings);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMailer>(_mailer);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public StorageAccount Account => _services.GetRequiredService<StorageAccount>();

    public IReadOnlyList<string> SetAside => [.. Account.SetAside.All.Select(record => record.Name.ToString())];

    public static DamagedAzureHost On(StorageOptions storage, string now) => new(storage, FakeClock.At(now));

    /// <summary>
    /// Makes tables in which four tasks run: one to be damaged, one that must not suffer, one whose notice waits, one whose mail waits.
    /// </summary>
    public static async Task<StorageOptions> Seeded(AzuriteFixture azurite)
    {
        await using var stores = await TableStores.New(azurite);
        await stores.Ledger.ActiveTask("aa-1", Spec("松林村"));
        await stores.Ledger.ActiveTask("bb-1", Spec("柳湾村"));
        await stores.Ledger.RemindedTask("cc-1", Spec("石门村"));
        await stores.Ledger.RemindedTask("dd-1", Spec("古井村"));
        var notice = (await stores.Outbox.WaitingNotices()).Single(waiting => waiting.Id.Task.Value == "dd-1");
        Assert.True(await stores.Outbox.Record([SomeLedger.Letter("m-dd", 1, notice)], default));
        for (var edition = 0; edition < 2; edition++)
            await stores.Directory.Replace(People(edition), $"{edition}", SomeLedger.Monday, "test", default);
        await stores.Shelf.Add(SomeLedger.Edition(), default);
        await stores.Shelf.TryChangeState("aa11", EditionState.Draft, EditionState.Started, SomeLedger.Monday, "test", default);
        await stores.Links.Revoke(TaskId.Of("aa-1"), null, SomeLedger.Monday, "test", default);
        return stores.Options;
    }

    /// <summary>Wakes what is due, as the orchestrations do, and calls each function on a timer once.</summary>
    /// <returns>The functions that failed, each with its error.</returns>
    public async Task<IReadOnlyList<string>> Round()
    {
        var cycle = ActivatorUtilities.CreateInstance<WorkCycleFunction>(_services);
        var failed = new List<string>();
        await Call("wake", () => _services.GetRequiredService<TaskService>().WakeAllDue(100, default));
        await Call("cycle", () => cycle.OnTime(new(), Durable.Object, default));
        await Call("webhooks", () => cycle.OnWebhookTime(new(), default));
        return failed;

        async Task Call(string function, Func<Task> work)
        {
            if (await Record.ExceptionAsync(work) is { } error)
                failed.Add($"{function}: {error.GetType().Name} {error.Message}");
        }
    }

    /// <summary>Calls the function that runs every minute.</summary>
    public Task Minute() => ActivatorUtilities.CreateInstance<WorkCycleFunction>(_services).OnTime(new(), Durable.Object, default);

    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public int MailsTo(string address) => _mailer.Taken.Values.Count(mail => mail.To == address);

    /// <summary>Number of mails that have gone, by their Message-IDs.</summary>
    public int Mails => _mailer.Taken.Count;

    public Task Put(string drawer, string key, string content) =>
        _services.GetRequiredService<IRecordStore>().Put(drawer, key, System.Text.Encoding.UTF8.GetBytes(content), 0, default);

    /// <summary>
    /// Lists one row of each kind, but none of the task that must not suffer. A kind is a table and the letters of its keys without the
    /// task's.
    /// </summary>
    public async Task<IReadOnlyList<(TableClient Table, TableEntity Row, string Kind)>> OneOfEachKind()
    {
        var rows = new List<(TableClient, TableEntity, string)>();
        foreach (var table in Account.AllTables)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
                rows.Add((table, row, $"{table.Name[13..]}/{Letters(row.PartitionKey)}/{(IsIndex(table) ? "" : Letters(row.RowKey))}"));
        }

        return [.. rows.Where(row => !IsBystanders(row.Item2)).DistinctBy(row => row.Item3)];
    }

    /// <summary>Makes nonsense of one column, of the type that it has.</summary>
    public static Task Damage(TableClient table, TableEntity row, string column)
    {
        row[column] = row[column] switch
        {
            byte[] => "{"u8.ToArray(),
            string => "{",
            _ => "nonsense",
        };
        return table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static bool IsBystanders(TableEntity row) =>
        row.PartitionKey.EndsWith("-bb", StringComparison.Ordinal) || row.Keys.Any(column => row[column] is "bb-1");

    /// <summary>Whether the rows of a table have keys by time and chance, so that their letters tell nothing.</summary>
    private bool IsIndex(TableClient table) => table.Name == Account.Moments.Name || table.Name == Account.Lists.Name;

    private static string Letters(string key) =>
        string.Concat(key.Replace("-1", "", StringComparison.Ordinal).TakeWhile(letter => !char.IsDigit(letter)))
            .Replace("aa", "task", StringComparison.Ordinal)
            .Replace("cc", "task", StringComparison.Ordinal)
            .Replace("dd", "task", StringComparison.Ordinal);

    private static TaskSpec Spec(string village) => SomeLedger.Spec(place: $"青溪区/石桥镇/{village}");

    private static PeopleDirectory People(int edition) =>
        new([
            Leader("松林村", "李四", "li@q.example"),
            Leader("柳湾村", "王五", Bystander),
            Leader("石门村", $"赵六{edition}", "zhao@q.example"),
        ]);

    private static DirectoryEntry Leader(string village, string name, string mail) =>
        new(Place.Parse($"青溪区/石桥镇/{village}")!, Role.Leader, null, name, mail);
}
