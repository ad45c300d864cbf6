using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Drafts;

/// <summary>A file read as a plan, or a sentence that says why it could not be.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Plan(PlanDraft Draft) : ReadOutcome;

    /// <param name="Reason">What was found, where, what was expected and what to do.</param>
    public sealed record Unusable(LocalizedText Reason) : ReadOutcome;
}
