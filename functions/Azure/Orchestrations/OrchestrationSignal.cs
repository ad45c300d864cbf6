using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Signal that tells the orchestrations of changed tasks. The durable client is available only as a function's parameter.
/// So signals are collected while the function works and raised afterwards, when every change is stored.
/// Every function that can change a task works inside of <see cref="CollectAndRaise"/>, timers too.
/// A change outside of it is a fault of this host, and is logged as one.
/// </summary>
/// <remarks>
/// A signal that fails is logged and not retried: the sweep finds tasks that oversleep, and tasks without an orchestration.
/// </remarks>
public sealed partial class OrchestrationSignal(ILogger<OrchestrationSignal> logger) : IChangeSignal
{
    private const int AtOnce = 8;

    private readonly AsyncLocal<HashSet<TaskId>?> _gathered = new();

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
            signals.Add(id);
    }

    /// <summary>
    /// Runs the work of an activity, and raises no signal: the orchestration that asked for it reads the ledger after it.
    /// </summary>
    public async Task AnswerByReading(Func<Task> work)
    {
        _gathered.Value = [];
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
        var signals = new HashSet<TaskId>();
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
                signals,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (task, _) => await RaiseFor(client, task)
            );
        }
    }

    private async Task RaiseFor(DurableTaskClient client, TaskId task)
    {
        try
        {
            await OrchestrationStarter.EnsureRunning(client, task, CancellationToken.None);
        }
        catch (Exception failed)
        {
            LogUnheard(logger, task.Value, failed);
        }
    }

    [LoggerMessage(
        EventName = "bell.unheard",
        Level = LogLevel.Warning,
        Message = "The clock of task {Task} could not be rung; the sweep will find it."
    )]
    private static partial void LogUnheard(ILogger logger, string task, Exception failed);

    [LoggerMessage(
        EventName = "bell.dropped",
        Level = LogLevel.Error,
        Message = "bell.dropped: task {Task} was changed where its clock cannot be rung. "
            + "The census will find it. This is a fault of the host."
    )]
    private static partial void LogDropped(ILogger logger, string task);
}
