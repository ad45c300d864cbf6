using CultivatedLand.Application.Tasks;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>The desk over the embedded store, as the host drives it.</summary>
internal sealed class OwnLoop : IDisposable
{
    private const int AtATime = 250;

    private readonly SettableClock _clock = new(SampleTasks.Morning(0));
    private readonly SqliteDatabase _database;
    private readonly TaskService _taskService;

    public OwnLoop(DataFolder folder)
    {
        _database = LedgerFile.Open(folder, TimeProvider.System);

        // A large file is read through after it is opened; that is not what is measured here.
        _database.Integrity.GetAwaiter().GetResult();
        _taskService = SomeServices.Tasks(new SqliteLedger(_database), SampleTasks.Rules, _clock, new NoChangeSignal());
    }

    public Task Wake(DateTimeOffset now)
    {
        _clock.MoveTo(now);
        return _taskService.WakeAllDue(AtATime, default);
    }

    public void Dispose() => _database.Dispose();
}
