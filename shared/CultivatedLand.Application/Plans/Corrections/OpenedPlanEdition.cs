using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Edition of a plan with all that belongs to it: the document, the draft that was read, the corrections and the plan that it makes.
/// </summary>
/// <param name="Today">Local day. A deadline before it is judged as past.</param>
public sealed record OpenedPlanEdition(
    PlanEdition Edition,
    SourceDocument Document,
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
}
