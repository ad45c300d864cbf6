using CultivatedLand.Domain.Tasks;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Starter of a task's orchestration, which also tells it of a change.
/// Starting is idempotent without the engine's help: an instance started twice at once begins anew, and begins by reading the ledger.
/// </summary>
internal static class OrchestrationStarter
{
    /// <returns>The state that was found.</returns>
    public static async Task<OrchestrationState> EnsureRunning(DurableTaskClient client, TaskId task, CancellationToken cancellationToken)
    {
        var found = await GetState(client, task, cancellationToken);
        if (found is OrchestrationState.Missing or OrchestrationState.Stopped)
            await client.ScheduleNewOrchestrationInstanceAsync(
                TaskOrchestrator.Name,
                input: null,
                new() { InstanceId = task.Value },
                cancellationToken
            );
        else if (found == OrchestrationState.Running)
            await client.RaiseEventAsync(task.Value, TaskOrchestrator.Changed, eventPayload: null, cancellationToken);
        return found;
    }

    public static Task<OrchestrationState> GetState(DurableTaskClient client, TaskId task, CancellationToken cancellationToken) =>
        GetState(client, task.Value, cancellationToken);

    public static async Task<OrchestrationState> GetState(DurableTaskClient client, string instance, CancellationToken cancellationToken) =>
        (await client.GetInstancesAsync(instance, getInputsAndOutputs: false, cancellationToken))?.RuntimeStatus switch
        {
            null => OrchestrationState.Missing,
            OrchestrationRuntimeStatus.Pending => OrchestrationState.Starting,
            { } status => IsStopped(status) ? OrchestrationState.Stopped : OrchestrationState.Running,
        };

    public static bool IsStopped(OrchestrationRuntimeStatus status) =>
        status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>State of a task's orchestration.</summary>
internal enum OrchestrationState
{
    Missing,

    /// <summary>Scheduled, not begun yet. It will begin by reading the ledger.</summary>
    Starting,
    Running,

    /// <summary>Ended, failed or terminated.</summary>
    Stopped,
}
