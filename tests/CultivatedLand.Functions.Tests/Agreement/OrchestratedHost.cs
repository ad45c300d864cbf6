using System.Text.Json;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>The Azure host as it composes itself, over a store in memory and a task hub on virtual time.</summary>
internal sealed class OrchestratedHost : IHost
{
    private readonly FaultLog<OrchestrationSignal> _faults = new();
    private AzureMachine _machine;

    private readonly ILedger? _ledger;

    /// <param name="mishaps">Activities are handed out twice, and decisions forgotten, at random.</param>
    /// <param name="breaks">Puts a ledger with a fault before the store's. Null for a host that is whole.</param>
    public OrchestratedHost(DateTimeOffset start, Random? mishaps = null, Func<ILedger, ILedger>? breaks = null)
    {
        _ledger = breaks?.Invoke(Store.Ledger);
        Clock = new SimulatedClock(start);
        _machine = NewMachine();
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
    public async Task Upload(Func<PlanIntake, PlanStartService, Task> act)
    {
        await Use<PlanIntake>(intake => Use<PlanStartService>(starts => act(intake, starts)));
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
        _machine = NewMachine();
        Clock.Set(moment);
        await Round();
    }

    public async Task Round()
    {
        await Hub.Settle();
        await _machine.Cycle.OnTime(new(), Hub.Client, default);
    }

    private AzureMachine NewMachine() => new(Store, Clock, Mailer, _faults, () => Hub!.Client, _ledger);

    private async Task<DateTimeOffset?> Next()
    {
        DateTimeOffset?[] moments = [Hub.NextTimer, await _machine.Part<WorkCycle>().Next(default)];
        return moments.Min();
    }
}
