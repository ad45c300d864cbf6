using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>An edition with everything that is known of it: the document, what was read, what people corrected, and the plan that it makes.</summary>
/// <param name="Today">Local day the deadlines were judged against.</param>
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
