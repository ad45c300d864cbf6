using System.Buffers;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources;

/// <summary>Tells a line that was broken by a page or a margin from the end of a paragraph.</summary>
internal static class BrokenLines
{
    private const int ShortestFullLine = 24;
    private const int LongestHeading = 45;
    private const int LongestParagraph = 10_000;
    private static readonly SearchValues<char> Pauses = SearchValues.Create("，。；、,：");

    private const string Finished = "。！？；!?;:：）)》」』”’…";

    /// <param name="gap">Empty lines stood between the two, as at the end of a page.</param>
    public static bool Continues(string previous, string next, bool gap)
    {
        var before = previous.TrimEnd();
        var after = next.TrimStart();
        if (before.Length is < ShortestFullLine or > LongestParagraph || after.Length == 0 || Finished.Contains(before[^1], StringComparison.Ordinal))
            return false;
        // A title or a signature has no pause in it; a sentence of that length has one.
        if (before.AsSpan().IndexOfAny("，。；、,") < 0 || before.Contains('|', StringComparison.Ordinal))
            return false;
        if (before.Length <= LongestHeading && HeadingMarks.At(Glyphs.Fold(before)) is not null && before[^1] is not ('，' or '、'))
            return false;
        // Behind a gap a line without a pause is a signature or a title.
        return !StartsSomethingNew(after) && !(gap && after.AsSpan().IndexOfAny(Pauses) < 0);
    }

    private static bool StartsSomethingNew(string line)
    {
        var folded = Glyphs.Fold(line);
        if (HeadingMarks.At(folded) is not null || folded.Contains('|', StringComparison.Ordinal))
            return true;
        var colon = folded.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 8 && folded.AsSpan(0, colon).IndexOfAny("，。、；") < 0;
    }
}
