using CultivatedLand.Application.Plans.Corrections;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>Port that takes over what a plan says besides its tasks, when it starts: meetings, duties, money, figures, the grid.</summary>
public interface IPlanSupplements
{
    Task Adopt(OpenedPlanEdition edition, string by, CancellationToken cancellationToken);
}
