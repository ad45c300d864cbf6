using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>A lead as it stands now.</summary>
/// <param name="StepSince">When the step before was done: from here the limit of this one counts.</param>
/// <param name="WasStopped">Stopped on the spot, and not reported as going on since.</param>
/// <param name="Noticed">Rungs of this step's ladder that have been noticed or skipped.</param>
/// <param name="Task">The rectification task it became.</param>
/// <param name="Version">Number of entries in its history.</param>
public sealed record Lead(
    LeadId Id,
    LeadSpec Spec,
    LeadStep Step,
    DateTimeOffset StepSince,
    LeadGrade? Grade,
    bool WasStopped,
    int Noticed,
    EquatableArray<Evidence> Photos,
    TaskId? Task,
    long Version
)
{
    public bool IsEnded => Step is LeadStep.Closed or LeadStep.Dismissed;
}
