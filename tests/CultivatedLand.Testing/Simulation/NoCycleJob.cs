using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Job that never has anything to do.</summary>
public sealed class NoCycleJob : ICycleJob
{
    /// <summary>Jobs of a cycle that only wakes tasks and sends mails.</summary>
    public static CycleJobs None { get; } =
        new(new NoCycleJob(), new NoCycleJob(), new NoCycleJob(), new NoCycleJob(), new NoCycleJob(), new NoCycleJob());

    public Task<bool> Run(CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
}
