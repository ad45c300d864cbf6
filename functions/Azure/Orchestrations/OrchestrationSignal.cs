using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Signal that tells the orchestrations of changed tasks, and of plans that people have started.
/// The durable client is available only as a function's parameter.
/// So signals are collected while the function works and raised afterwards, when every change is stored.
/// Every function that can change a task works inside of <see cref="CollectAndRaise"/>, timers too.
/// A change outside of it is a fault of this host, and is logged as one.
/// </summary>
/// <remarks>
/// A signal that fails is logged and not retried: the sweep finds tasks that oversleep, tasks without an orchestration, and plans that
/// stand as being started.
/// </remarks>
public sealed partial class OrchestrationSignal(ILogger<OrchestrationSignal> logger) : IChangeSignal, IPlanStartRunner
{
    private const int AtOnce = 8;

    private readonly AsyncLocal<Signals?> _gathered = new();

    public void Raise(TaskId? task)
    {
        if (task is not { } id)
            return;
        if (_gathered.Value is not { } signals)
        {
            LogDropped(logger, id.Value);
            return;
        }

        lock (signals)
            signals.Tasks.Add(id);
    }

    /// <summary>
    /// Has the start of an edition run as a <see cref="PlanOrchestrator"/>, which begins after the function that asks for it.
    /// One that runs is left alone.
    /// </summary>
    public Task Run(string contentHash, CancellationToken cancellationToken)
    {
        if (_gathered.Value is { } signals)
        {
            lock (signals)
                signals.Plans.Add(contentHash);
        }
        else
        {
            LogDropped(logger, contentHash);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Runs the work of an activity, and raises no signal: the orchestration that asked for it reads the ledger after it.
    /// </summary>
    public async Task AnswerByReading(Func<Task> work)
    {
        _gathered.Value = new Signals();
        try
        {
            await work();
        }
        finally
        {
            _gathered.Value = null;
        }
    }

    /// <inheritdoc cref="CollectAndRaise{T}"/>
    public Task CollectAndRaise(DurableTaskClient client, Func<Task> work) =>
        CollectAndRaise(
            client,
            async () =>
            {
                await work();
                return true;
            }
        );

    /// <summary>Runs the work and raises signals for the tasks it changed, also if it failed half-way.</summary>
    public async Task<T> CollectAndRaise<T>(DurableTaskClient client, Func<Task<T>> work)
    {
        var signals = new Signals();
        _gathered.Value = signals;
        try
        {
            return await work();
        }
        finally
        {
            _gathered.Value = null;

            // The caller may have gone away meanwhile; the tasks have changed all the same.
            await Parallel.ForEachAsync(
                signals.Tasks,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (task, _) => await Raise(task.Value, () => OrchestrationStarter.EnsureRunning(client, task, CancellationToken.None))
            );
            foreach (var plan in signals.Plans)
                await Raise(plan, () => EnsureRunning(client, plan));
        }
    }

    private async Task Raise(string instance, Func<Task> raise)
    {
        try
        {
            await raise();
        }
        catch (Exception failed)
        {
            LogUnheard(logger, instance, failed);
        }
    }

    /// <summary>Begins the start of a plan, or the rest of one whose instance has stopped before it was done.</summary>
    private async Task EnsureRunning(DurableTaskClient client, string plan)
    {
        var found = (await client.GetInstancesAsync(plan, getInputsAndOutputs: false, CancellationToken.None))?.RuntimeStatus;
        if (found is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated)
            LogPlanStopped(logger, plan, found.Value);
        if (found is null || OrchestrationStarter.IsStopped(found.Value))
            await client.ScheduleNewOrchestrationInstanceAsync(
                PlanOrchestrator.Name,
                input: null,
                new() { InstanceId = plan },
                CancellationToken.None
            );
    }

    [LoggerMessage(
        EventName = "bell.unheard",
        Level = LogLevel.Warning,
        Message = "The orchestration {Instance} could not be told or begun; the sweep will find it."
    )]
    private static partial void LogUnheard(ILogger logger, string instance, Exception failed);

    [LoggerMessage(
        EventName = "bell.dropped",
        Level = LogLevel.Error,
        Message = "bell.dropped: {Instance} was changed where its orchestration cannot be told. "
            + "The sweep or the census will find it. This is a fault of the host."
    )]
    private static partial void LogDropped(ILogger logger, string instance);

    [LoggerMessage(
        EventName = "plan.restarted",
        Level = LogLevel.Error,
        Message = "plan.restarted: the start of the plan {Plan} had stopped before it was done ({Status}). It goes on where it stopped."
    )]
    private static partial void LogPlanStopped(ILogger logger, string plan, OrchestrationRuntimeStatus status);

    /// <summary>What a function has changed.</summary>
    private sealed class Signals
    {
        public HashSet<TaskId> Tasks { get; } = [];

        public HashSet<string> Plans { get; } = [];
    }
}
