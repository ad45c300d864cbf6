using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Finds what fell through: tasks that should have woken a while ago and did not, and tasks that sleep without a clock to wake them. A clock that is
/// missing is started again; that it had to be is worth an alarm.
/// </summary>
public sealed partial class OrchestrationSweeper(ILedger ledger, TimeProvider time, ILogger<OrchestrationSweeper> logger)
{
    private const int Batch = 200;
    private const int AtOnce = 8;

    /// <summary>An orchestration of thousands that are due at nine needs some time to come to its turn.</summary>
    private static readonly TimeSpan Oversleeping = TimeSpan.FromMinutes(10);

    /// <summary>Rings for what oversleeps, the longest first; what is still asleep at the next sweep is rung for again.</summary>
    /// <returns>How many clocks were started again.</returns>
    public async Task<int> Overslept(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var late = await ledger.Due(time.GetUtcNow() - Oversleeping, Batch, cancellationToken);
        return await Each(
            late,
            async task => IsGone(await OrchestrationStarter.EnsureRunning(client, task, cancellationToken)),
            cancellationToken
        );
    }

    /// <summary>Goes through all tasks that sleep, however long yet.</summary>
    /// <returns>How many clocks were started again.</returns>
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
                    IsGone(await OrchestrationStarter.GetState(client, task, cancellationToken))
                    && IsGone(await OrchestrationStarter.EnsureRunning(client, task, cancellationToken)),
                cancellationToken
            );
            cursor = page.Next;
        } while (cursor is not null);
        return started;
    }

    private async Task<int> Each(IEnumerable<StoredTask> tasks, Func<TaskId, Task<bool>> look, CancellationToken cancellationToken)
    {
        var started = 0;
        await Parallel.ForEachAsync(
            tasks,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (task, _) =>
            {
                if (!await look(task.State.Id))
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
}
