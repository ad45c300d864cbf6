using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Documents.Drafts;

/// <summary>Record of one of the five veto indicators as the document states it: the target and the actual area, in mu.</summary>
/// <param name="ActualMu">Area that counts, after deductions.</param>
public sealed record DraftIndicator(VetoIndicator Kind, Sourced<decimal>? TargetMu, Sourced<decimal>? ActualMu)
{
    /// <summary>Present area before deductions. Null where the document states only what counts.</summary>
    public Sourced<decimal>? CurrentMu { get; init; }

    /// <summary>Area that exists and does not count.</summary>
    public Sourced<decimal>? DeductedMu { get; init; }

    /// <summary>Words that say why it does not count.</summary>
    public string? DeductedFor { get; init; }
}
