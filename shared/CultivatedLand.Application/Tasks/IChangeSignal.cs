using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Tells a host that something changed, so that it looks at its clock again. A ring carries no content: the ledger is read again.</summary>
public interface IChangeSignal
{
    /// <param name="task">The task that changed; null when something else did, such as a mail.</param>
    void Raise(TaskId? task);
}

public sealed class NoChangeSignal : IChangeSignal
{
    public void Raise(TaskId? task) { }
}
