using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Nobody who keeps what tasks wait for.</summary>
public sealed class NoWaitingTasks : IWaitingTasks
{
    public Task Open(RectificationTask? before, RectificationTask after, DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task Close(RectificationTask? before, RectificationTask after, CancellationToken cancellationToken) => Task.CompletedTask;
}
