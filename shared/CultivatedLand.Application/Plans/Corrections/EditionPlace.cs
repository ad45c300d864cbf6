using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Record of where the plan of an edition lies, and how that was found.</summary>
/// <param name="Path">Path of the place. Null while a person has to say it.</param>
/// <param name="Written">Place as the document writes it. Null where it names none. Other words in it are completed anew.</param>
/// <param name="Choices">Paths that it may be, where a person has to say it. Empty where none is known.</param>
public sealed record EditionPlace(string? Path, string? Written, IReadOnlyList<string> Choices)
{
    /// <summary>Completes the place that a draft writes.</summary>
    internal static EditionPlace Of(PlanDraft draft, PlaceCompletion completion)
    {
        var written = PlanBuilder.Written(draft);
        var completed = completion.Of(written, PlanBuilder.Villages(draft));
        return new EditionPlace(completed.Place?.Path, written?.Path, [.. completed.Choices.Select(place => place.Path)]);
    }

    /// <summary>Whether the document still writes the place that was completed.</summary>
    internal bool Fits(PlanDraft draft) => PlanBuilder.Written(draft)?.Path == Written;
}
