using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Orchestrator of one task; its instance id is the task's id.
/// It looks the task up, shows its status, and runs the phase that is open as a <see cref="PhaseOrchestrator"/>.
/// While no phase is open (planned, suspended, waiting for close-out) it waits for a ring alone.
/// It keeps nothing from one generation to the next and holds no rule.
/// </summary>
/// <remarks>
/// Everybody rings here and nobody at a phase: this instance is always there, whichever phase is open.
/// A ring carries no data. It ends the phase's generation and this one, and the next begins by reading the ledger.
/// So a generation never hears more than one ring, and its history stays short however often a task is reported on.
/// </remarks>
public static class TaskOrchestrator
{
    /// <summary>Name of the function. Running instances bear it.</summary>
    public const string Name = "TaskOrchestrator";

    /// <summary>Name of the ring. Running instances wait for it.</summary>
    public const string Changed = "changed";

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (OrchestrationVersion.IsOfFirstRelease(context))
            await FirstRelease.Run(context);
        else if (await IsEnded(context))
            return;

        OrchestrationVersion.BeginAnew(context);
    }

    private static async Task<bool> IsEnded(TaskOrchestrationContext context)
    {
        var task = await context.CallActivityAsync<TaskLookUp>(LookUpTaskActivity.Name, context.InstanceId, ActivityRetries.Options);
        context.SetCustomStatus(task.Status);
        if (task.HasEnded)
            return true;

        var changed = context.WaitForExternalEvent<object?>(Changed);
        await (task.OpenPhase is { } phase ? RunPhase(context, phase, changed) : changed);
        return false;
    }

    /// <summary>Runs the phase until it wakes the task, or until a ring, which is passed on to it.</summary>
    private static async Task RunPhase(TaskOrchestrationContext context, string id, Task changed)
    {
        var phase = context.CallSubOrchestratorAsync(PhaseOrchestrator.Name, new SubOrchestrationOptions { InstanceId = id });
        if (await Task.WhenAny(phase, changed) == changed)
            context.SendEvent(id, Changed, payload: null!);
        await phase;
    }
}
