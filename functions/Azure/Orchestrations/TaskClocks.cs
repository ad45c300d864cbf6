using CultivatedLand.Domain.Tasks;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Azure.Orchestrations;

/// <summary>
/// Sees to it that a task's orchestration runs and has heard of a change. Starting is idempotent without asking the engine for it: an instance that two
/// start at once begins anew, and begins by reading the ledger.
/// </summary>
internal static class TaskClocks
{
    /// <returns>What was found.</returns>
    public static async Task<ClockFound> Wind(DurableTaskClient client, TaskId task, CancellationToken cancel)
    {
        var found = await Look(client, task, cancel);
        if (found is ClockFound.Missing or ClockFound.Stopped)
            await client.ScheduleNewOrchestrationInstanceAsync(TaskOrchestrator.Name, input: null, new() { InstanceId = task.Value }, cancel);
        else if (found == ClockFound.Running)
            await client.RaiseEventAsync(task.Value, TaskOrchestrator.Changed, eventPayload: null, cancel);
        return found;
    }

    public static async Task<ClockFound> Look(DurableTaskClient client, TaskId task, CancellationToken cancel) =>
        (await client.GetInstancesAsync(task.Value, getInputsAndOutputs: false, cancel))?.RuntimeStatus switch
        {
            null => ClockFound.Missing,
            OrchestrationRuntimeStatus.Pending => ClockFound.Starting,
            OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => ClockFound.Stopped,
            _ => ClockFound.Running,
        };
}

internal enum ClockFound
{
    Missing,

    /// <summary>It has not begun yet, and will begin by reading the ledger.</summary>
    Starting,
    Running,

    /// <summary>It ended, failed or was terminated.</summary>
    Stopped,
}
