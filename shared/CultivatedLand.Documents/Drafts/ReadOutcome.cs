using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Drafts;

/// <summary>Result of reading a file: a plan, or a sentence with the reason why it cannot be read.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    /// <summary>Result for a file that was read as a plan.</summary>
    public sealed record Plan(PlanDraft Draft) : ReadOutcome;

    /// <summary>Result for a file that cannot be used.</summary>
    /// <param name="Reason">Reason, with the found content, its place, the expected content and the action to take.</param>
    public sealed record Unusable(LocalizedText Reason) : ReadOutcome;
}
