using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Collector of the areas of a section by their sentences. Where three or more that do not follow from each other stand in the sentence of
/// the target, a person has to say which is meant.
/// </summary>
internal sealed class RivalAreas
{
    /// <summary>Number of areas in one sentence from which it is a question which is meant.</summary>
    private const int Fewest = 3;

    private readonly List<(Passage Passage, int Sentence, Sourced<decimal> Area)> _found = [];

    public void Add(Passage passage, in Quantity quantity) =>
        _found.Add(
            (
                passage,
                Clauses.SentenceStart(passage.Folded, quantity.Offset),
                new(quantity.Mu, passage.Quote(quantity.Offset, quantity.Length))
            )
        );

    /// <summary>Returns the areas of the target's sentence. Empty where no question is left.</summary>
    /// <param name="done">Part that is done. A remainder after it follows from the target.</param>
    public ImmutableArray<Sourced<decimal>> Beside(Sourced<decimal> target, decimal? done)
    {
        var own = _found.Find(found => found.Area.Quote == target.Quote);
        if (own.Passage is null)
            return [];
        var areas = _found
            .Where(found => ReferenceEquals(found.Passage, own.Passage) && found.Sentence == own.Sentence)
            .Select(found => found.Area)
            .DistinctBy(area => area.Value)
            .ToList();
        return areas.Count < Fewest || Follow(areas, done) ? [] : [.. areas];
    }

    /// <summary>Whether one of the areas is the sum of others, or what remains of another: then they are a whole and its parts.</summary>
    private static bool Follow(List<Sourced<decimal>> areas, decimal? done)
    {
        var values = areas.Select(area => area.Value).ToList();
        var largest = values.Max();
        return largest == values.Sum() - largest
            || values.Any(one => values.Any(other => other != one && values.Contains(one + other)))
            || (done is { } part && values.Any(one => values.Contains(one - part) || values.Contains(one + part)));
    }
}
