using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Orchestrator of one phase in one round; its instance id is that of the task, the phase and the round: <c>3fa9c1d2-2-1:plough:1</c>.
/// It wakes the task, which reminds or escalates, shows its status, and sleeps until the time comes or its task rings.
/// Then it ends, and the task begins it anew while the phase is still open in this round.
/// </summary>
public static class PhaseOrchestrator
{
    /// <summary>Name of the function. Running instances bear it.</summary>
    public const string Name = "PhaseOrchestrator";

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var phase = await context.CallActivityAsync<WakeTaskResult>(WakeTaskActivity.Name, context.InstanceId, ActivityRetries.Options);
        context.SetCustomStatus(phase.Status);
        if (phase.IsOpen)
            await DurableSleep.Until(context, phase.WakeAt);
    }
}
