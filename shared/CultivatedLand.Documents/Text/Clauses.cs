using System.Buffers;

namespace CultivatedLand.Documents.Text;

/// <summary>Rules that find sentences and clauses of folded text, as half-open ranges.</summary>
internal static class Clauses
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；!?\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？；!?\n，:");

    /// <summary>All pauses, including comma and colon.</summary>
    public static readonly SearchValues<char> Pauses = SearchValues.Create("。；，:！？\n");

    /// <summary>All pauses except the colon.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create("。；，！？\n");

    /// <summary>Separators between the items of a list.</summary>
    public static readonly SearchValues<char> ListMarks = SearchValues.Create("、，；:和亩");

    /// <summary>Pauses, and the separator of a list.</summary>
    public static readonly SearchValues<char> ListBorders = SearchValues.Create("，、；。:\n");

    public static readonly SearchValues<char> NumberListMarks = SearchValues.Create("0123456789一二三四五六七八九十:-");

    public static IEnumerable<(int Start, int End)> Sentences(string folded)
    {
        var start = 0;
        while (start < folded.Length)
        {
            var end = SentenceEnd(folded, start);
            if (end > start)
                yield return (start, end);
            start = end + 1;
        }
    }

    /// <summary>Whether only the separator of a list stands between two positions: 10月15日、12月15日.</summary>
    public static bool IsListed(string folded, int from, int to) =>
        to - from is >= 1 and <= 3 && folded.AsSpan(from, to - from).Trim() is ['、' or '和' or '及' or '与'] or ['以', '及'];

    public static int SentenceStart(string folded, int at) => folded.AsSpan(0, at).LastIndexOfAny(SentenceEnds) + 1;

    public static int SentenceEnd(string folded, int at) => From(folded, at, SentenceEnds);

    /// <summary>Returns the first colon that separates a label from its value. The colon of 17:00 does not count.</summary>
    public static int LabelColon(string folded)
    {
        var at = folded.IndexOf(':', StringComparison.Ordinal);
        while (at > 0 && at + 1 < folded.Length && char.IsAsciiDigit(folded[at - 1]) && char.IsAsciiDigit(folded[at + 1]))
            at = folded.IndexOf(':', at + 1);
        return at;
    }

    public static int ClauseStart(string folded, int at) => folded.AsSpan(0, at).LastIndexOfAny(ClauseEnds) + 1;

    public static int ClauseEnd(string folded, int at) => From(folded, at, ClauseEnds);

    private static int From(string folded, int at, SearchValues<char> ends)
    {
        var found = folded.AsSpan(at).IndexOfAny(ends);
        return found < 0 ? folded.Length : at + found;
    }
}
