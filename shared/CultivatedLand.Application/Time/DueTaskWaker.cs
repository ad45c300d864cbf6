using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Time;

/// <summary>Waker for a host that wakes every task itself.</summary>
public sealed class DueTaskWaker(TaskService taskService) : ITaskWaker
{
    /// <summary>
    /// Number of tasks woken at a time. The store puts several batches into one commit.
    /// Small batches are stored soon, before their decisions grow old.
    /// </summary>
    private const int Batch = 250;

    public async Task<bool> WakeDue(CancellationToken cancellationToken)
    {
        await taskService.WakeAllDue(Batch, cancellationToken);
        return true;
    }
}
