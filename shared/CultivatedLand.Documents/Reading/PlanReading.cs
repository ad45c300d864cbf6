using System.Collections.Immutable;
using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Reading;

/// <summary>
/// Reading of a document. It is the same on every day, so that it can be kept: only the findings of the tasks depend on the day,
/// because a deadline passes.
/// </summary>
/// <param name="Read">Draft without findings.</param>
/// <param name="OfWords">Findings of the words and tables of the document, the most severe first.</param>
/// <param name="Notes">What the source left out or could not read.</param>
public sealed record PlanReading(PlanDraft Read, ImmutableArray<Finding> OfWords, ImmutableArray<Finding> Notes)
{
    /// <summary>Returns the draft with the findings that hold on a day.</summary>
    /// <param name="today">Local day. A deadline before it counts as past. Null where no deadline does.</param>
    public PlanDraft On(DateOnly? today) => Read with { Findings = [.. DraftChecks.All(OfWords, Read, today), .. Notes] };
}
