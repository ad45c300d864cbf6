using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Text;

/// <summary>Passage of a document with its position, so that everything found in it can be quoted.</summary>
internal sealed class Passage(string text, SourcePlace place)
{
    private string? _folded;
    private object?[]? _found;

    public string Text { get; } = text;

    public SourcePlace Place { get; } = place;

    /// <summary>Text in the plainest form of each character, with the same length as <see cref="Text"/>.</summary>
    public string Folded => _folded ??= LabelMarks.WithColons(CharacterFolding.Fold(Text));

    public int Length => Text.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Returns what a recogniser has kept with the passage. Null where nobody has asked for it yet.</summary>
    public object? Found(FoundKind kind) => _found?[(int)kind];

    /// <summary>Keeps what a recogniser has found. Room is made on demand: most passages are cells that are never searched.</summary>
    public void Keep(FoundKind kind, object found) => (_found ??= new object?[Enum.GetValues<FoundKind>().Length])[(int)kind] = found;

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
}
