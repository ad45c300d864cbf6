using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Orchestrator of one task; its instance id is the task's id.
/// It wakes the task, shows its status, and sleeps until the time comes or somebody signals.
/// It keeps nothing from one wake-up to the next and holds no rule, so a new release never breaks a running instance.
/// </summary>
/// <remarks>
/// A signal carries no data: after every wake-up the ledger is read again.
/// Signals that arrive meanwhile are dropped with the generation's end.
/// That is safe, because a sender has stored the change before, and the next generation begins by reading.
/// </remarks>
public static class TaskOrchestrator
{
    /// <summary>Name of the function. Running instances bear it.</summary>
    public const string Name = "TaskOrchestrator";

    public const string Changed = "changed";

    /// <summary>
    /// Shortest sleep.
    /// Machines' clocks differ: one that is behind finds nothing to do yet, and must not be asked again a thousand times in a second.
    /// </summary>
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Retries of the wake-up, about a quarter of an hour in all.
    /// Then the instance fails, and the sweep starts it again and raises the alarm.
    /// </summary>
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

    /// <summary>
    /// Sleeps until the moment or the signal.
    /// The wait for the signal is one and never cancelled: a cancelled one would swallow the next signal.
    /// The timer is cancelled, or it would keep the instance from ending.
    /// </summary>
    private static async Task Sleep(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        var changed = context.WaitForExternalEvent<object?>(Changed);
        if (until is not { } moment)
        {
            await changed;
            return;
        }

        var earliest = context.CurrentUtcDateTime + ShortestSleep;
        using var cancel = new CancellationTokenSource();
        await Task.WhenAny(changed, context.CreateTimer(moment.UtcDateTime > earliest ? moment.UtcDateTime : earliest, cancel.Token));

        // Not CancelAsync: it would continue elsewhere, and an orchestrator must never leave its thread.
#pragma warning disable CA1849
        cancel.Cancel();
#pragma warning restore CA1849
    }
}
