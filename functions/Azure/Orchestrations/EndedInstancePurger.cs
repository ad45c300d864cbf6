using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Purger of instances that ended long ago: closed tasks, and phases that are done.
/// Nothing is lost with them. The ledger has the facts, and a missing instance is made from it.
/// </summary>
/// <param name="keep">Time for which an ended instance can still be looked at.</param>
public sealed partial class EndedInstancePurger(TimeProvider clock, TimeSpan keep, ILogger<EndedInstancePurger> logger)
{
    /// <summary>Largest number in one run. The next run takes the rest.</summary>
    private const int Most = 1000;

    /// <remarks>
    /// A phase has ended for a moment whenever its task begins it anew, so each instance is asked when it last changed.
    /// The engine's own purge asks only when an instance began, and might take away one that is just being begun again.
    /// </remarks>
    public async Task Run(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (before, purged) = (clock.GetUtcNow() - keep, 0);
        var ended = client.GetAllInstancesAsync(
            new OrchestrationQuery
            {
                CreatedTo = before,
                Statuses = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
            }
        );
        await foreach (var instance in ended.WithCancellation(cancellationToken))
        {
            if (instance.LastUpdatedAt >= before)
                continue;
            await client.PurgeInstanceAsync(instance.InstanceId, options: null, cancellationToken);
            if (++purged == Most)
                break;
        }

        if (purged > 0)
            LogPurged(logger, purged, keep.TotalDays);
    }

    [LoggerMessage(
        EventName = "sweep.purged",
        Level = LogLevel.Information,
        Message = "sweep.purged: {Count} instances that ended more than {Days} days ago were purged."
    )]
    private static partial void LogPurged(ILogger logger, int count, double days);
}
