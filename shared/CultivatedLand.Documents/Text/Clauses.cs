using System.Buffers;

namespace CultivatedLand.Documents.Text;

/// <summary>Sentences and clauses of folded text, as half-open ranges.</summary>
internal static class Clauses
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；!?\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？；!?\n，:");

    /// <summary>Any pause, a comma or colon too.</summary>
    public static readonly SearchValues<char> Pauses = SearchValues.Create("。；，:！？\n");

    /// <summary>Any pause but a colon.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create("。；，！？\n");

    /// <summary>What parts the items of a list.</summary>
    public static readonly SearchValues<char> ListMarks = SearchValues.Create("、，；:和亩");

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

    public static int SentenceStart(string folded, int at) => folded.AsSpan(0, at).LastIndexOfAny(SentenceEnds) + 1;

    public static int SentenceEnd(string folded, int at) => From(folded, at, SentenceEnds);

    public static int ClauseStart(string folded, int at) => folded.AsSpan(0, at).LastIndexOfAny(ClauseEnds) + 1;

    public static int ClauseEnd(string folded, int at) => From(folded, at, ClauseEnds);

    private static int From(string folded, int at, SearchValues<char> ends)
    {
        var found = folded.AsSpan(at).IndexOfAny(ends);
        return found < 0 ? folded.Length : at + found;
    }
}
