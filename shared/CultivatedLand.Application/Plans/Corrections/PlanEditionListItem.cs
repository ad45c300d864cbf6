using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Entry of the list of plan editions.</summary>
/// <param name="Place">Place of the plan. Null while it is open, and where the original can no longer be read.</param>
/// <param name="Reach">Places at which somebody needs a right for the edition. A null entry is the host as a whole.</param>
/// <param name="PlanId">Id of the plan. For a draft it is the one that its words would give.</param>
public sealed record PlanEditionListItem(PlanEdition Edition, string? Place, IReadOnlyList<Place?> Reach, string PlanId, int Corrections)
{
    /// <summary>Numbers of what the edition makes.</summary>
    public required EditionCounts Counts { get; init; }
}
