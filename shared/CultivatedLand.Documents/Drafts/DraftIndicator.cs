using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Documents.Drafts;

/// <summary>One of the five veto indicators as the document states it: what has to be kept or reached, and what is there.</summary>
public sealed record DraftIndicator(VetoIndicator Kind, Sourced<decimal>? TargetMu, Sourced<decimal>? ActualMu);
