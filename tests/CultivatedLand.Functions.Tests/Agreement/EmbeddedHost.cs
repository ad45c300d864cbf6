using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Workers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>The embedded host as it composes itself, over a store in memory. Its workers are called by hand.</summary>
internal sealed class EmbeddedHost : IHost, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cultivatedland-story-");
    private readonly SqliteDatabase _unused;
    private ServiceProvider? _running;

    public EmbeddedHost(DateTimeOffset start)
    {
        Clock = new SimulatedClock(start);
        _unused = LedgerFile.Open(new DataFolder(_folder.FullName), TimeProvider.System);
    }

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; }

    public FlakyMailer Mailer { get; } = new(new Random(0));

    private ServiceProvider Host =>
        _running ??= new ServiceCollection()
            .AddLogging()
            .AddHost(new HostSettings(), new HostDataFolder(_folder.FullName), _unused, Clock)
            .AddSingleton<IOutbox>(Store.Outbox)
            .BuiltOn(Store, Clock, Mailer);

    public Task Upload(Func<PlanIntake, PlanStartService, Task> act) =>
        Use<PlanIntake>(intake => Use<PlanStartService>(starts => act(intake, starts)));

    public Task Do(TaskId task, TaskCommand command) => Use<TaskService>(tasks => tasks.Execute(task, command, default));

    public Task Use<T>(Func<T, Task> act)
        where T : notnull => act(Host.GetRequiredService<T>());

    public async Task PassUntil(DateTimeOffset moment)
    {
        await Round();
        while (await Host.GetRequiredService<WorkCycle>().Next(default) is { } next && next <= moment)
        {
            if (next > Clock.Now)
                Clock.Set(next);
            await Round();
        }

        Clock.Set(moment);
    }

    public async Task BeDownUntil(DateTimeOffset moment)
    {
        await Stop();
        Clock.Set(moment);
        await Round();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _unused.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Stop()
    {
        if (_running is not null)
            await _running.DisposeAsync();
        _running = null;
    }

    private async Task Round()
    {
        Assert.True(await ActivatorUtilities.CreateInstance<WakeWorker>(Host).TryWork(default));
        Assert.True(await ActivatorUtilities.CreateInstance<MailWorker>(Host).TryWork(default));
    }
}
