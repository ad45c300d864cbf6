namespace CultivatedLand.Application.Tasks;

/// <summary>Job of a feature that the work cycle runs in its place of the order.</summary>
public interface ICycleJob
{
    /// <summary>Does what is due.</summary>
    /// <returns>Whether tasks began that may have to be woken in the same cycle.</returns>
    Task<bool> Run(CancellationToken cancellationToken);

    /// <returns>Moment from which the job has something to do. Null while it has nothing.</returns>
    Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken);
}
