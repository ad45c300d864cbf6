using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Sleep of an orchestration until a moment or a ring.</summary>
internal static class DurableSleep
{
    /// <summary>
    /// Shortest sleep.
    /// Machines' clocks differ: one that is behind finds nothing to do yet, and must not be asked again a thousand times in a second.
    /// </summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sleeps until the moment or the ring.
    /// The wait for the ring is one and never cancelled: a cancelled one would swallow the next ring.
    /// The timer is cancelled, or it would keep the instance from ending.
    /// The engine cuts a long timer into pieces of three days, which the storage's queues can hold.
    /// </summary>
    /// <param name="until">Null where only a ring ends the sleep.</param>
    public static async Task Until(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        var changed = context.WaitForExternalEvent<object?>(TaskOrchestrator.Changed);
        if (until is not { } moment)
        {
            await changed;
            return;
        }

        var earliest = context.CurrentUtcDateTime + Shortest;
        using var cancel = new CancellationTokenSource();
        await Task.WhenAny(changed, context.CreateTimer(moment.UtcDateTime > earliest ? moment.UtcDateTime : earliest, cancel.Token));

        // Not CancelAsync: it would continue elsewhere, and an orchestrator must never leave its thread.
#pragma warning disable CA1849
        cancel.Cancel();
#pragma warning restore CA1849
    }
}
