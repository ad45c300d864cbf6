using CultivatedLand.Application.Ledger;
using CultivatedLand.Functions.Metrics;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Sweeper that finds forgotten tasks: those that should have woken a while ago and did not, and sleeping tasks without an orchestration.
/// A missing orchestration is started again, and this raises an alarm.
/// </summary>
public sealed partial class OrchestrationSweeper(ILedger ledger, TimeProvider time, ILogger<OrchestrationSweeper> logger)
{
    private const int Batch = 200;
    private const int AtOnce = 8;

    /// <summary>
    /// Delay after which a task counts as overslept. Thousands of orchestrations due at nine need some time until each has had its turn.
    /// </summary>
    private static readonly TimeSpan Oversleeping = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Signals overslept tasks, the longest delay first. A task still asleep at the next sweep is signalled again.
    /// One that waits for a phase whose instance is gone would wait for ever. It is terminated, and the next sweep starts it again.
    /// </summary>
    /// <returns>The number of orchestrations started again.</returns>
    public async Task<int> Overslept(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var late = await ledger.Due(time.GetUtcNow() - Oversleeping, Batch, cancellationToken);
        return await Each(
            late,
            async task =>
            {
                if (!await IsWithoutPhase(client, task, cancellationToken))
                    return IsGone(await OrchestrationStarter.EnsureRunning(client, task.State.Id, cancellationToken));
                await client.TerminateInstanceAsync(task.State.Id.Value, "its phase is gone", cancellationToken);
                LogWedged(logger, task.State.Id.Value);
                return false;
            },
            cancellationToken
        );
    }

    /// <summary>Checks all sleeping tasks, however long they will still sleep.</summary>
    /// <returns>The number of orchestrations started again.</returns>
    public async Task<int> Census(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var started = 0;
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, Batch), cancellationToken);
            started += await Each(
                page.Tasks.Where(task => task.WakeAt is not null),
                async task =>
                    IsGone(await OrchestrationStarter.GetState(client, task.State.Id, cancellationToken))
                    && IsGone(await OrchestrationStarter.EnsureRunning(client, task.State.Id, cancellationToken)),
                cancellationToken
            );
            cursor = page.Next;
        } while (cursor is not null);
        return started;
    }

    /// <summary>Whether the task's instance runs and the phase it should be running does not.</summary>
    private static async Task<bool> IsWithoutPhase(DurableTaskClient client, StoredTask task, CancellationToken cancellationToken) =>
        PhaseInstanceId.OfOpenPhase(task.State) is { } phase
        && await OrchestrationStarter.GetState(client, task.State.Id, cancellationToken) == OrchestrationState.Running
        && IsGone(await OrchestrationStarter.GetState(client, phase, cancellationToken));

    private async Task<int> Each(IEnumerable<StoredTask> tasks, Func<StoredTask, Task<bool>> look, CancellationToken cancellationToken)
    {
        var started = 0;
        await Parallel.ForEachAsync(
            tasks,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (task, _) =>
            {
                if (!await look(task))
                    return;
                Interlocked.Increment(ref started);
                HostMetrics.Recreated.Add(1);
                LogRecreated(logger, task.State.Id.Value, task.WakeAt);
            }
        );
        return started;
    }

    private static bool IsGone(OrchestrationState found) => found is OrchestrationState.Missing or OrchestrationState.Stopped;

    [LoggerMessage(
        EventName = "sweep.recreated",
        Level = LogLevel.Error,
        Message = "sweep.recreated: the orchestration of task {Task}, which wakes at {WakeAt}, "
            + "was missing or had stopped and was started again."
    )]
    private static partial void LogRecreated(ILogger logger, string task, DateTimeOffset? wakeAt);

    [LoggerMessage(
        EventName = "sweep.wedged",
        Level = LogLevel.Error,
        Message = "sweep.wedged: the orchestration of task {Task} waited for a phase whose instance is gone. It was terminated; "
            + "the next sweep starts it again."
    )]
    private static partial void LogWedged(ILogger logger, string task);
}
