using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Port through which a host learns that something has changed, so that it checks its next wake-up again.
/// The signal carries no content: the host reads the ledger again.
/// </summary>
public interface IChangeSignal
{
    /// <param name="task">Task that changed. Null when something else did, such as a mail.</param>
    void Raise(TaskId? task);
}

/// <summary>Change signal that does nothing.</summary>
public sealed class NoChangeSignal : IChangeSignal
{
    public void Raise(TaskId? task) { }
}
