using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Reading;

/// <summary>Result of reading a file: a plan, or a sentence with the reason why it cannot be read.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    /// <summary>Result for a file that was read as a plan.</summary>
    /// <param name="Draft">Draft on the day of reading.</param>
    public sealed record Plan(SourceDocument Document, PlanReading Reading, PlanDraft Draft) : ReadOutcome;

    /// <summary>Result for a file that cannot be used.</summary>
    /// <param name="Reason">Reason, with the found content, its place, the expected content and the action to take.</param>
    public sealed record Unusable(LocalizedText Reason) : ReadOutcome;
}
