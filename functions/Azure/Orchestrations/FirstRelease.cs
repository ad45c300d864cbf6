using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Steps of a generation that began in the first release, where one orchestrator woke the task and slept by itself.
/// Such an instance may sleep for months, and wakes by repeating these steps. It then goes on at the present version.
/// </summary>
internal static class FirstRelease
{
    public static async Task Run(TaskOrchestrationContext context)
    {
        // Of what the activity of that time returned, only this is still needed, and only this can still be read.
#pragma warning disable DURABLE2002
        var woken = await context.CallActivityAsync<Woken>(WakeTaskActivity.Name, context.InstanceId, ActivityRetries.Options);
#pragma warning restore DURABLE2002

        // A wait for a ring alone leaves no trace in the history, so it need not be repeated.
        if (woken.WakeAt is { } moment)
            await DurableSleep.Until(context, moment);
    }

    private sealed record Woken(DateTimeOffset? WakeAt);
}
