using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Port that is told of every change of a task, before and after it is stored, to keep what tasks wait for from people.
/// A crash in between leaves an item too many and never one too few.
/// </summary>
public interface IWaitingTasks
{
    /// <summary>Puts in what a task begins to wait for. The caller stores the task afterwards.</summary>
    /// <param name="before">Null for a task that is planned.</param>
    Task Open(RectificationTask? before, RectificationTask after, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes out what a stored task no longer waits for.</summary>
    Task Close(RectificationTask? before, RectificationTask after, CancellationToken cancellationToken);
}
