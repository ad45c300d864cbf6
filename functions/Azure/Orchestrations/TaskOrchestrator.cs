using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// The clock of one task; its instance id is the task's id. It wakes the task, shows how it stands, and sleeps until the time comes or somebody rings.
/// It keeps nothing from one waking to the next and knows no rule, so that a new release never breaks a running instance.
/// </summary>
/// <remarks>
/// A ring carries nothing: after every waking the ledger is read again, and rings that come meanwhile are dropped with the generation's end,
/// because whoever rings has stored the change before, and the next generation begins by reading.
/// </remarks>
public static class TaskOrchestrator
{
    /// <summary>Instances that run bear this name.</summary>
    public const string Name = "TaskOrchestrator";

    public const string Changed = "changed";

    /// <summary>Machines' clocks differ: one that is behind finds nothing to do yet, and must not be asked again a thousand times in a second.</summary>
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(5);

    /// <summary>About a quarter of an hour in all; then the instance fails, and the sweep starts it again and raises the alarm.</summary>
    private static readonly TaskOptions Retries = TaskOptions.FromRetryPolicy(
        new RetryPolicy(
            maxNumberOfAttempts: 8,
            firstRetryInterval: TimeSpan.FromSeconds(5),
            backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(5)
        )
    );

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var result = await context.CallActivityAsync<WakeTaskResult>(WakeTaskActivity.Name, context.InstanceId, Retries);
        context.SetCustomStatus(result.Status);
        if (result.HasEnded)
            return;

        await Sleep(context, result.WakeAt);
        context.ContinueAsNew(preserveUnprocessedEvents: false);
    }

    /// <summary>One wait for the ring, never cancelled: a cancelled one would swallow the next ring. The timer is, or it would keep the instance from ending.</summary>
    private static async Task Sleep(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        var ring = context.WaitForExternalEvent<object?>(Changed);
        if (until is not { } moment)
        {
            await ring;
            return;
        }

        var earliest = context.CurrentUtcDateTime + ShortestSleep;
        using var cancel = new CancellationTokenSource();
        await Task.WhenAny(ring, context.CreateTimer(moment.UtcDateTime > earliest ? moment.UtcDateTime : earliest, cancel.Token));

        // Not CancelAsync: that would go on elsewhere, and an orchestrator must never leave its thread.
#pragma warning disable CA1849
        cancel.Cancel();
#pragma warning restore CA1849
    }
}
