using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;

namespace CultivatedLand.Documents.Text;

/// <summary>Passage of a document with its position, so that everything found in it can be quoted.</summary>
internal sealed class Passage(string text, SourcePlace place)
{
    private string? _folded;
    private Known? _known;

    public string Text { get; } = text;

    public SourcePlace Place { get; } = place;

    /// <summary>Text in the plainest form of each character, with the same length as <see cref="Text"/>.</summary>
    public string Folded => _folded ??= LabelMarks.WithColons(CharacterFolding.Fold(Text));

    public int Length => Text.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Figures of the passage with their units. They are cached, because the checks and half of the readers use them.</summary>
    public ImmutableArray<Quantity> Quantities => (_known ??= new()).Quantities ??= QuantityRecogniser.Find(Folded);

    /// <summary>
    /// Returns the dates of the passage.
    /// They are cached, because several readers use them and reading them is most of the work.
    /// </summary>
    public ImmutableArray<DateMention> Dates(DateContext context)
    {
        _known ??= new();
        ref var known = ref context.Expectation == DateExpectation.Prose ? ref _known.Dates : ref _known.Scheduled;
        if (known is not var (of, mentions) || of != context)
            known = (context, mentions = DateRecogniser.Recognise(Text, context));
        return mentions;
    }

    public Passage Slice(int start, int length) =>
        start == 0 && length == Length ? this : new(Text.Substring(start, length), Place with { Offset = Place.Offset + start });

    public Passage Slice(int start) => Slice(start, Length - start);

    public Passage Trim()
    {
        var start = 0;
        var end = Length;
        while (start < end && Folded[start] == ' ')
            start++;
        while (end > start && Folded[end - 1] == ' ')
            end--;
        return Slice(start, end - start);
    }

    /// <summary>
    /// Splits the passage into pieces of bounded length, at the end of a sentence where there is one.
    /// A search in the surroundings then costs no more than one piece, whatever a file holds in one paragraph.
    /// </summary>
    public IEnumerable<Passage> Bounded(int longest)
    {
        var start = 0;
        while (Length - start > longest)
        {
            var stop = Folded.AsSpan(start, longest).LastIndexOfAny('。', '；', '\n');
            var length = stop > longest / 2 ? stop + 1 : longest;
            yield return Slice(start, length);
            start += length;
        }

        yield return Slice(start);
    }

    public Quote Quote() => new(Text, Place);

    public Quote Quote(int start, int length) => new(Text.Substring(start, length), Place with { Offset = Place.Offset + start });

    public override string ToString() => Text;

    /// <summary>Cache of the figures and dates. It is created on demand, because most passages are cells that are never searched.</summary>
    private sealed class Known
    {
        public ImmutableArray<Quantity>? Quantities;
        public (DateContext Context, ImmutableArray<DateMention> Mentions)? Dates;
        public (DateContext Context, ImmutableArray<DateMention> Mentions)? Scheduled;
    }
}
