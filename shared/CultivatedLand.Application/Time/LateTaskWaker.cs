using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Time;

/// <summary>
/// Waker of late tasks, for a host in which every task wakes by itself, one by one on many machines.
/// A digest is whole only when every task of the hour has woken, so it waits for them. But it does not wait for ever:
/// after a while this wakes the remaining ones.
/// </summary>
public sealed class LateTaskWaker(TaskService taskService, ILedger ledger, TimeProvider clock) : ITaskWaker
{
    private const int Batch = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <returns>False while tasks that are due still have time to wake by themselves.</returns>
    public async Task<bool> WakeDue(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await ledger.NextWakeAt(cancellationToken) is not { } next || next > now)
            return true;
        if (now - next < Patience)
            return false;

        await taskService.WakeAllDue(Batch, cancellationToken);
        return true;
    }
}
