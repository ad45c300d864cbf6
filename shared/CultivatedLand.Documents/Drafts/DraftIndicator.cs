using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Documents.Drafts;

/// <summary>Record of one of the five veto indicators as the document states it: the target and the actual area, in mu.</summary>
public sealed record DraftIndicator(VetoIndicator Kind, Sourced<decimal>? TargetMu, Sourced<decimal>? ActualMu);
