namespace CultivatedLand.Domain.Tasks;

/// <summary>Change of the accepted area by facts. What was accepted before the plan is no change.</summary>
public static class AcceptedArea
{
    /// <summary>Returns the area in mu that a fact adds to the accepted area. Negative where it takes area back.</summary>
    public static decimal ChangeBy(TaskFact fact) =>
        fact switch
        {
            TaskFact.Accepted accepted => accepted.Area?.Value ?? 0,
            TaskFact.Returned returned => returned.AcceptedAfter.Value - returned.AcceptedBefore.Value,
            TaskFact.Corrected corrected => corrected.After.Accepted.Value - corrected.After.AcceptedBefore.Value,
            TaskFact.Replanned replanned => replanned.After.AcceptedBefore.Value - replanned.Before.AcceptedBefore.Value,
            _ => 0,
        };
}
