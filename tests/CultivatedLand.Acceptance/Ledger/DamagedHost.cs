using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Workers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>The parts of an embedded host on a folder with a running story, without a server. A test turns its rounds by hand.</summary>
internal sealed class DamagedHost : IAsyncDisposable
{
    public const string Bystander = "wang@q.example";
    public const string HeadOfBystanders = "tou@q.example";
    public const string Edition = "aa11";
    public const string Administrator = "admin@q.example";

    /// <summary>A user who sends plans, releases mails and accepts work in the town of all the tasks.</summary>
    public static CurrentUser Town { get; } =
        new(
            null,
            "建管办",
            [new Grant(AccountRole.Office, Place.Parse("青溪区/石桥镇")), new Grant(AccountRole.Supervisor, Place.Parse("青溪区/石桥镇"))]
        );

    private readonly SqliteDatabase _database;
    private readonly ServiceProvider _services;

    private DamagedHost(HostDataFolder folder, FakeTimeProvider clock)
    {
        (Folder, Clock) = (folder, clock);
        _database = LedgerFile.Open(new DataFolder(folder.Path), TimeProvider.System, clock);
        var settings = new HostSettings();
        _services = new ServiceCollection()
            .AddLogging()
            .AddHost(settings, folder, _database, clock)
            .AddWorkers(settings, folder)
            .BuildServiceProvider();
    }

    public HostDataFolder Folder { get; }

    public FakeTimeProvider Clock { get; }

    public IReadOnlyList<SetAsideRecord> SetAside => _services.GetRequiredService<HostHealth>().SetAside;

    public static DamagedHost On(HostDataFolder folder, string now) => new(folder, FakeClock.At(now));

    /// <summary>
    /// Makes a folder in which four tasks run: one to be damaged, one that must not suffer, one whose notice waits, one whose mail waits.
    /// </summary>
    public static async Task Seed(HostDataFolder folder)
    {
        folder.Prepare();
        await using var host = On(folder, "2023-08-03 12:00");
        await using var stores = new SeededStores(host._database);
        await stores.ActiveTask("aa-1", "松林村");
        await stores.ActiveTask("bb-1", "柳湾村");
        await stores.RemindedTask("cc-1", "石门村");
        var mailed = await stores.RemindedTask("dd-1", "古井村");
        var notice = (await stores.Outbox.WaitingNotices()).Single(waiting => waiting.Id.Task == mailed.Id);
        Assert.True(await stores.Outbox.Record([SomeLedger.Letter("m-dd", 1, notice)], default));
        for (var edition = 0; edition < 2; edition++)
            await stores.Directory.Replace(People(edition), $"{edition}", SomeLedger.Monday, "test", default);
        await stores.Shelf.Add(SomeLedger.Edition(), default);
        await stores.Shelf.TryChangeState(Edition, EditionState.Draft, EditionState.Started, SomeLedger.Monday, "test", default);
        await host._services.GetRequiredService<ILinkRevocationStore>().Revoke(TaskId.Of("aa-1"), null, SomeLedger.Monday, "test", default);
        await host
            ._services.GetRequiredService<AccountStore>()
            .Add(
                new Account("admin", "管理员", Administrator, [new Grant(AccountRole.Administrator, null)], SomeLedger.Monday, "test"),
                default
            );
    }

    /// <summary>Does what the workers do when they wake.</summary>
    public async Task Round()
    {
        var workers = _services.GetServices<IHostedService>().OfType<SignalledWorker>().ToList();
        foreach (var worker in workers.OfType<WakeWorker>().Concat<SignalledWorker>(workers.Where(other => other is not WakeWorker)))
            await worker.TryWork(default);
    }

    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public T Worker<T>()
        where T : IHostedService => _services.GetServices<IHostedService>().OfType<T>().Single();

    public Task<DateTimeOffset?> NextDueAt() => _services.GetRequiredService<WorkCycle>().Next(default);

    public int MailsTo(string address) =>
        Directory.EnumerateFiles(Folder.Mail).Count(file => File.ReadAllText(file).Contains($"<{address}>", StringComparison.Ordinal));

    public static void Harm(HostDataFolder folder, string sql)
    {
        using var ledger = new SqliteConnection($"Data Source={new DataFolder(folder.Path).Ledger};Pooling=false;Foreign Keys=false");
        ledger.Open();
        using var command = ledger.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, $"Nothing was harmed by {sql}");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _database.Dispose();
    }

    private static PeopleDirectory People(int edition) =>
        new([
            Leader("松林村", "李四", "li@q.example"),
            Leader("柳湾村", "王五", Bystander),
            Leader("柳湾村", "高远", HeadOfBystanders) with
            {
                Role = Role.UnitHead,
            },
            Leader("石门村", $"赵六{edition}", "zhao@q.example"),
        ]);

    private static DirectoryEntry Leader(string village, string name, string mail) =>
        new(Place.Parse($"青溪区/石桥镇/{village}")!, Role.Leader, null, name, mail, null, null, null, null);

    private sealed class SeededStores(SqliteDatabase database) : IAsyncDisposable
    {
        public Application.Mail.IOutbox Outbox { get; } = new Local.Storage.Outbox.SqliteOutbox(database);

        public IPlanStore Shelf { get; } = new SqlitePlanStore(database);

        public IDirectoryStore Directory { get; } = new SqliteDirectoryStore(database);

        private Application.Ledger.ILedger Ledger { get; } = new Local.Storage.Tasks.SqliteLedger(database);

        public Task<RectificationTask> ActiveTask(string id, string village) => Ledger.ActiveTask(id, Spec(village));

        public Task<RectificationTask> RemindedTask(string id, string village) => Ledger.RemindedTask(id, Spec(village));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static TaskSpec Spec(string village) => SomeLedger.Spec(place: $"青溪区/石桥镇/{village}");
    }
}
