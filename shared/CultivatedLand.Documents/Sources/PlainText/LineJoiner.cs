using System.Buffers;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>Rules for joining lines: they tell a line that a page or a margin has broken from the end of a paragraph.</summary>
internal static class LineJoiner
{
    private const int ShortestFullLine = 24;
    private const int LongestHeading = 45;
    private const int LongestTitle = 70;
    private const int LongestTime = 20;
    private const int LongestParagraph = 10_000;
    private static readonly SearchValues<char> Pauses = SearchValues.Create("，。；、,：");

    private const string Finished = "。！？；!?;:：）)》」』”’…";

    /// <param name="gap">Whether empty lines stand between the two lines, as at the end of a page.</param>
    public static bool Continues(string previous, string next, bool gap)
    {
        var before = previous.TrimEnd();
        var after = next.TrimStart();
        if (
            before.Length is < ShortestFullLine or > LongestParagraph
            || after.Length == 0
            || Finished.Contains(before[^1], StringComparison.Ordinal)
        )
            return false;
        // A title or a signature contains no pause mark. A sentence of that length contains one.
        if (before.AsSpan().IndexOfAny("，。；、,") < 0 || before.Contains('|', StringComparison.Ordinal))
            return false;
        if (IsTitle(before))
            return false;
        if (
            before.Length <= LongestHeading
            && HeadingMarks.At(CharacterFolding.Fold(before)) is not null
            && before[^1] is not ('，' or '、')
        )
            return false;
        // After a gap, a line without a pause mark is a signature or a title.
        return !StartsSomethingNew(after) && !(gap && after.AsSpan().IndexOfAny(Pauses) < 0);
    }

    /// <summary>Whether the line is a title. A title may contain the separator of a list: 关于限期拆除违建、恢复耕地的通告.</summary>
    private static bool IsTitle(string line) =>
        line.Length <= LongestTitle
        && line.Contains("关于", StringComparison.Ordinal)
        && line.AsSpan().IndexOfAny("，。；,") < 0
        && TextMatch.EndsWithAny(
            line,
            "的通告",
            "的通知",
            "的公告",
            "的意见",
            "的决定",
            "的函",
            "的报告",
            "方案",
            "的批复",
            "的复函",
            "的通报"
        );

    private static bool StartsSomethingNew(string line)
    {
        var folded = CharacterFolding.Fold(line);
        if (HeadingMarks.At(folded) is not null || folded.Contains('|', StringComparison.Ordinal))
            return true;
        var colon = folded.IndexOf(':', StringComparison.Ordinal);
        if (
            colon is > 0 and <= LongestTime
            && char.IsAsciiDigit(folded[0])
            && folded.AsSpan(0, colon).IndexOfAny("月季旬") > 0
            && folded.AsSpan(0, colon).IndexOfAny("，。；") < 0
        )
            return true;
        return colon is > 0 and <= 8 && folded.AsSpan(0, colon).IndexOfAny("，。、；") < 0;
    }
}
