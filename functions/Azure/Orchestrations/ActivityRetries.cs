using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

internal static class ActivityRetries
{
    /// <summary>
    /// Retries of an activity, about a quarter of an hour in all.
    /// Then the instance fails, and the sweep starts it again and raises the alarm.
    /// </summary>
    public static readonly TaskOptions Options = TaskOptions.FromRetryPolicy(
        new RetryPolicy(
            maxNumberOfAttempts: 8,
            firstRetryInterval: TimeSpan.FromSeconds(5),
            backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(5)
        )
    );
}
