using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Edition of a plan with all that belongs to it: what was read, the corrections, the corrected draft and the plan that it makes.
/// </summary>
/// <param name="Reading">What was read of the document, the same on every day.</param>
/// <param name="Kept">Where it is kept. Null where it could not be kept.</param>
/// <param name="Today">Local day. A deadline before it is judged as past.</param>
public sealed record OpenedPlanEdition(
    PlanEdition Edition,
    PlanReading Reading,
    KeptReading? Kept,
    DraftCorrections Corrections,
    CorrectedDraft Corrected,
    Plan Plan,
    StartLock? Seal,
    DateOnly Today
)
{
    public PlanDraft Draft => Corrected.Draft;

    public bool CanBeCorrected => Edition.State == EditionState.Draft;

    public int Errors => Draft.Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>What the last reading again has changed. Null where nobody has had the document read again.</summary>
    public Rereading? LastRereading { get; init; }
}
