namespace CultivatedLand.Application.Time;

/// <summary>Port through which the work cycle wakes the tasks that are due, in the way of the host.</summary>
public interface ITaskWaker
{
    /// <returns>Whether all tasks that are due have woken, so that the digests of the hour are whole.</returns>
    Task<bool> WakeDue(CancellationToken cancellationToken);
}
