using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Time;

/// <summary>Jobs of the work cycle, each by its place in the order.</summary>
public sealed record CycleJobs(
    ICycleJob Splits,
    ICycleJob Grid,
    ICycleJob Interviews,
    ICycleJob FieldRecords,
    ICycleJob Bulletins,
    ICycleJob Meetings
)
{
    public IReadOnlyList<ICycleJob> All => [Splits, Grid, Interviews, FieldRecords, Bulletins, Meetings];
}
