using CultivatedLand.Application.Tasks;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>The desk over the embedded store, as the host drives it.</summary>
internal sealed class OwnLoop : IDisposable
{
    private const int AtATime = 250;

    private readonly SettableClock clock = new(SampleTasks.Morning(0));
    private readonly SqliteDatabase database;
    private readonly TaskService desk;

    public OwnLoop(DataFolder folder)
    {
        database = SqliteDatabase.Open(folder, TimeProvider.System);

        // A large file is read through after it is opened; that is not what is measured here.
        database.Integrity.GetAwaiter().GetResult();
        desk = new TaskService(new SqliteLedger(database), SampleTasks.Rules, clock, new NoChangeSignal());
    }

    public Task Wake(DateTimeOffset now)
    {
        clock.MoveTo(now);
        return desk.WakeAllDue(AtATime, default);
    }

    public void Dispose() => database.Dispose();
}
