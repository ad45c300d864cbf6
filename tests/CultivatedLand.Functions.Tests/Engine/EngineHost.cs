using System.Text.Json;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Agreement;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Tests.Engine;

/// <summary>
/// The Azure host with its orchestrators and activities in the real engine (its worker, its client, its messages and histories, in this
/// process), over a store in memory and on virtual time.
/// </summary>
internal sealed class EngineHost : IAsyncDisposable
{
    /// <summary>Patience with the engine. Only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly FaultLog<OrchestrationSignal> _faults = new();
    private readonly SemaphoreSlim _happened = new(0);
    private readonly List<string> _phases = [];
    private readonly AzureMachine _machine;
    private DurableTaskTestHost? _engine;
    private int _activities;

    private EngineHost(DateTimeOffset start)
    {
        Clock = new SimulatedClock(start);
        Timers = new VirtualTimers(Clock);
        _machine = new AzureMachine(Store, Clock, new FlakyMailer(new Random(0)), _faults, () => Client);
    }

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; }

    public VirtualTimers Timers { get; }

    public DurableTaskClient Client => _engine!.Client;

    public IReadOnlyList<string?> Faults => _faults.Faults;

    /// <summary>Phases that have begun, in their order. One that begins anew under its id stands here once.</summary>
    public IReadOnlyList<string> Phases
    {
        get
        {
            lock (_phases)
                return [.. _phases];
        }
    }

    /// <summary>Runs before and after every activity; the number counts the activities from 1.</summary>
    public Func<int, bool, Task>? AroundActivity { get; set; }

    public int Activities => Volatile.Read(ref _activities);

    public static async Task<EngineHost> Start(DateTimeOffset start)
    {
        var host = new EngineHost(start);
        host._engine = await DurableTaskTestHost.StartAsync(
            tasks =>
            {
                Add(TaskOrchestrator.Name, TaskOrchestrator.Run);
                Add(PhaseOrchestrator.Name, PhaseOrchestrator.Run);
                Add(PlanOrchestrator.Name, PlanOrchestrator.Run);
                foreach (var activity in (string[])[LookUpTaskActivity.Name, WakeTaskActivity.Name])
                    tasks.AddActivityFunc<string, object?>(activity, (_, input) => host.Run(activity, input));

                void Add(string name, Func<TaskOrchestrationContext, Task> run) =>
                    tasks.AddOrchestratorFunc<object?, object?>(
                        name,
                        async (context, _) =>
                        {
                            host.Begun(context);
                            await run(new VirtualTimeContext(context, host.Timers));
                            return null;
                        }
                    );
            },
            new DurableTaskTestHostOptions
            {
                // host.json does both in Azure.
                ConfigureServices = services =>
                    services.Configure<DurableTaskClientOptions>(client => client.DefaultVersion = OrchestrationVersion.Current),
            }
        );
        return host;
    }

    /// <summary>Somebody acts, and the ring for it goes out.</summary>
    public Task Do(TaskId task, TaskCommand command) =>
        _machine.Signal.CollectAndRaise(Client, () => _machine.Part<TaskService>().Execute(task, command, default));

    /// <summary>The task as the ledger has it.</summary>
    public async Task<StoredTask> Task(TaskId task) => (await Store.Ledger.Find(task, default))!;

    public async Task<OrchestrationMetadata> Instance(string id) =>
        await Client.GetInstancesAsync(id, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"{id} is no instance.");

    /// <summary>
    /// Waits until the orchestrations have worked through everything: the statuses are what the ledger says, and the timer that it asks for
    /// is the only one.
    /// </summary>
    public async Task Settle(TaskId task)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await WhatIsOpen(task) is { } open)
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"The engine did not come to rest at {Clock.Now:O}: {open}.");
            await _happened.WaitAsync(BetweenLooks);
        }
    }

    /// <summary>Waits for something that the engine does. What changes no status cannot be seen by <see cref="Settle"/>.</summary>
    public async Task Until(Func<bool> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"The engine never came to this at {Clock.Now:O}: {what}.");
            await _happened.WaitAsync(BetweenLooks);
        }
    }

    /// <summary>Lets time pass, each timer at its own moment.</summary>
    public async Task PassUntil(TaskId task, DateTimeOffset moment)
    {
        while (Timers.Next is { } next && next <= moment)
        {
            Clock.Set(next);
            await Timers.Fire(Client);
            await Settle(task);
        }

        Clock.Set(moment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        _happened.Dispose();
    }

    /// <returns>Null when nothing is.</returns>
    private async Task<string?> WhatIsOpen(TaskId task)
    {
        var stored = await Task(task);
        var instance = await Client.GetInstancesAsync(task.Value, getInputsAndOutputs: true);
        if (instance is null)
            return "the task's instance is missing";
        if (instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed)
            throw new InvalidOperationException($"{task} failed: {instance.FailureDetails}");
        if (stored.State.IsEnded)
            return instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? null : $"the instance is {instance.RuntimeStatus}";

        var status = _machine.Part<InstanceStatusWriter>();
        if (instance.SerializedCustomStatus != JsonSerializer.Serialize(status.Task(stored)))
            return $"the task shows {instance.SerializedCustomStatus}";
        var open = PhaseInstanceId.OfOpenPhase(stored.State);
        foreach (var phase in Phases.Distinct().Where(phase => phase != open))
        {
            if ((await Instance(phase)).RuntimeStatus != OrchestrationRuntimeStatus.Completed)
                return $"{phase} still runs";
        }

        if (open is null)
            return Timers.Next is null ? null : $"a timer of {Timers.Next:O}";
        if (
            await Client.GetInstancesAsync(open, getInputsAndOutputs: true)
            is not { RuntimeStatus: OrchestrationRuntimeStatus.Running } running
        )
            return $"{open} does not run";
        if (running.SerializedCustomStatus != JsonSerializer.Serialize(status.Phase(stored, stored.State.Current!)))
            return $"the phase shows {running.SerializedCustomStatus}";
        return stored.WakeAt is { } wake && !(Timers.IsSet(open, wake) && Timers.Next == wake) ? $"no timer of {wake:O}" : null;
    }

    private void Begun(TaskOrchestrationContext context)
    {
        lock (_phases)
        {
            if (context is { Name.Name: PhaseOrchestrator.Name, IsReplaying: false } && _phases.LastOrDefault() != context.InstanceId)
                _phases.Add(context.InstanceId);
        }
    }

    private async Task<object?> Run(string activity, string input)
    {
        var number = Interlocked.Increment(ref _activities);
        await (AroundActivity?.Invoke(number, false) ?? System.Threading.Tasks.Task.CompletedTask);
        var result = await _machine.Run(activity, input);
        await (AroundActivity?.Invoke(number, true) ?? System.Threading.Tasks.Task.CompletedTask);
        _happened.Release();
        return result;
    }
}
