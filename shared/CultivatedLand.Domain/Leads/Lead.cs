using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>Current state of a lead.</summary>
/// <param name="StepSince">Moment at which the step before ended. The time limit of the present step counts from here.</param>
/// <param name="WasStopped">Whether the use of the land was stopped on the spot and nobody has since reported that it goes on.</param>
/// <param name="Noticed">Number of rungs of this step's ladder for which a notice was sent or skipped.</param>
/// <param name="Task">Rectification task that the lead became.</param>
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
