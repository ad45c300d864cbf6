using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Starts;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Supplements of plans that have nothing but tasks.</summary>
public sealed class NoPlanSupplements : IPlanSupplements
{
    public Task Adopt(OpenedPlanEdition edition, string by, CancellationToken cancellationToken) => Task.CompletedTask;
}
