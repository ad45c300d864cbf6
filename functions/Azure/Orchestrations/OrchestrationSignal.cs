using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Rings the clocks of tasks that changed. The durable client is only to be had as a function's parameter, so that rings are gathered while the
/// function works and rung when it has done so: by then everything they tell of is stored. Outside of <see cref="CollectAndRaise"/> nobody needs ringing:
/// an activity's own orchestration reads the ledger after it.
/// </summary>
/// <remarks>A ring that fails is logged and not tried again: the sweep finds the tasks that oversleep, and those without a clock.</remarks>
public sealed partial class OrchestrationSignal(ILogger<OrchestrationSignal> logger) : IChangeSignal
{
    private const int AtOnce = 8;

    private readonly AsyncLocal<HashSet<TaskId>?> _gathered = new();

    public void Raise(TaskId? task)
    {
        if (task is not { } id || _gathered.Value is not { } rings)
            return;
        lock (rings)
            rings.Add(id);
    }

    /// <summary>Runs the work, and rings for what it changed; also where it failed half-way.</summary>
    public async Task<T> CollectAndRaise<T>(DurableTaskClient client, Func<Task<T>> work)
    {
        var rings = new HashSet<TaskId>();
        _gathered.Value = rings;
        try
        {
            return await work();
        }
        finally
        {
            _gathered.Value = null;

            // Whoever asked may have gone away meanwhile; the tasks have changed all the same.
            await Parallel.ForEachAsync(
                rings,
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
}
