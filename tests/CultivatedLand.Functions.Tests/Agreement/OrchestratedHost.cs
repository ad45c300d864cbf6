using System.Text.Json;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>The Azure host as it composes itself, over a store in memory and a task hub on virtual time.</summary>
internal sealed class OrchestratedHost : IHost
{
    private readonly FaultLog<OrchestrationSignal> _faults = new();
    private Machine _machine;

    /// <param name="mishaps">Activities are handed out twice, and decisions forgotten, at random.</param>
    public OrchestratedHost(DateTimeOffset start, Random? mishaps = null)
    {
        Clock = new SimulatedClock(start);
        _machine = new Machine(this);
        Hub = new VirtualHub(Clock, (activity, input) => _machine.Run(activity, input), mishaps);
        Sweeper = new OrchestrationSweeper(Store.Ledger, Clock, NullLogger<OrchestrationSweeper>.Instance);
    }

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; }

    public FlakyMailer Mailer { get; } = new(new Random(0));

    public VirtualHub Hub { get; }

    /// <summary>Changes whose ring nobody could hear, and whatever else the signal takes for a fault.</summary>
    public IReadOnlyList<string?> DroppedRings => _faults.Faults;

    public OrchestrationSweeper Sweeper { get; }

    /// <summary>Somebody uploads a plan and starts it, and waits until all of its tasks are started.</summary>
    public async Task Upload(Func<PlanIntake, Task> act)
    {
        await Use(act);
        await Hub.Settle(orchestrator: PlanOrchestrator.Name);
    }

    public Task Do(TaskId task, TaskCommand command) => Use<TaskService>(tasks => tasks.Execute(task, command, default));

    /// <summary>Stores a change, and leaves it to the caller to ring.</summary>
    public Task DoSilently(TaskId task, TaskCommand command) =>
        _machine.Signal.AnswerByReading(() => _machine.Part<TaskService>().Execute(task, command, default));

    public Task Use<T>(Func<T, Task> act)
        where T : notnull => _machine.Signal.CollectAndRaise(Hub.Client, () => act(_machine.Part<T>()));

    public async Task PassUntil(DateTimeOffset moment)
    {
        await Round();
        while (await Next() is { } next && next <= moment)
        {
            // Mail that waits for a task which oversleeps: its round comes again every minute.
            if (next <= Clock.Now)
                next = Clock.Now.AddMinutes(1);
            if (next > moment)
                break;
            Clock.Set(next);
            await Round();
        }

        Clock.Set(moment);
    }

    public async Task BeDownUntil(DateTimeOffset moment)
    {
        _machine = new Machine(this);
        Clock.Set(moment);
        await Round();
    }

    public async Task Round()
    {
        await Hub.Settle();
        await _machine.Cycle.OnTime(new(), Hub.Client, default);
    }

    private async Task<DateTimeOffset?> Next()
    {
        DateTimeOffset?[] moments = [Hub.NextTimer, await _machine.Part<WorkCycle>().Next(default)];
        return moments.Min();
    }

    /// <summary>What is gone when a machine dies; every other machine has its own.</summary>
    private sealed class Machine
    {
        private readonly OrchestratedHost _host;
        private readonly ServiceProvider _services;

        public Machine(OrchestratedHost host)
        {
            var settings = AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(AzureSettingsTests.Good).Build());
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddTableStorage(settings.Storage);
            services.AddApplicationServices(settings);
            services.AddPosting(settings);
            services.AddClocks(settings);
            services.AddWeb(settings);
            services.AddSingleton<ILogger<OrchestrationSignal>>(host._faults);
            services.AddSingleton<IOutbox>(provider => ActivatorUtilities.CreateInstance<AlertingOutbox>(provider, host.Store.Outbox));
            (_host, _services) = (host, services.BuiltOn(host.Store, host.Clock, host.Mailer));

            // The embedded host sends one mail after the other. At another pace a mail server that is away would be asked at other moments.
            Cycle = ActivatorUtilities.CreateInstance<WorkCycleFunction>(_services, SendingPace.Steady);
        }

        public OrchestrationSignal Signal => Part<OrchestrationSignal>();

        public WorkCycleFunction Cycle { get; }

        public T Part<T>()
            where T : notnull => _services.GetRequiredService<T>();

        public async Task<object?> Run(string activity, string input)
        {
            var client = _host.Hub.Client;
            switch (activity)
            {
                case LookUpTaskActivity.Name:
                    return await New<LookUpTaskActivity>().Run(input, default);
                case WakeTaskActivity.Name:
                    return await New<WakeTaskActivity>().Run(input, default);
                case PreparePlanStartActivity.Name:
                    return await New<PreparePlanStartActivity>().Run(input, client, default);
                case StartPlanTasksActivity.Name:
                    return await New<StartPlanTasksActivity>().Run(JsonSerializer.Deserialize<PlanStartOrder>(input)!, client, default);
                case TellPlanTasksActivity.Name:
                    await New<TellPlanTasksActivity>().Run(JsonSerializer.Deserialize<PlanStartOrder>(input)!, client, default);
                    return null;
                default:
                    await New<CompletePlanStartActivity>().Run(input, client, default);
                    return null;
            }
        }

        private T New<T>() => ActivatorUtilities.CreateInstance<T>(_services);
    }
}
