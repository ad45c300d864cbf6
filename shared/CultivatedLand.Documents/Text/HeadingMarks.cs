namespace CultivatedLand.Documents.Text;

/// <summary>Rank of a numbered heading. Plans use 一、 above （一） above 1. above （1）, and count in words inside a paragraph.</summary>
internal enum HeadingRank
{
    Part,
    Chapter,
    First,
    Second,
    Third,
    Fourth,
    Enumeration,
}

/// <summary>Mark of a numbered heading.</summary>
/// <param name="Length">Length of the mark, with the spaces before and after it.</param>
internal readonly record struct HeadingMark(HeadingRank Rank, int Length, int Number);

/// <summary>Reader of the marks of numbered headings.</summary>
internal static class HeadingMarks
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>Reads the mark with which the folded text begins. Null where it begins with none.</summary>
    public static HeadingMark? At(string folded)
    {
        var start = Skip(folded, 0);
        if (start >= folded.Length)
            return null;
        return Bracketed(folded, start) ?? Numbered(folded, start) ?? Counted(folded, start) ?? Named(folded, start);
    }

    /// <summary>Reads 一是, 二是 and so on at exactly this position.</summary>
    public static HeadingMark? EnumerationAt(string folded, int at)
    {
        if (
            at + 1 >= folded.Length
            || folded[at + 1] is not ('是' or '要')
            || "一二三四五六七八九十".IndexOf(folded[at], StringComparison.Ordinal) is not (>= 0 and var number)
        )
            return null;
        return folded[at + 1] == '是' ? new(HeadingRank.Enumeration, 2, number + 1) : null;
    }

    private static HeadingMark? Bracketed(string folded, int start)
    {
        if (Circled.IndexOf(folded[start], StringComparison.Ordinal) is >= 0 and var circled)
            return new(HeadingRank.Fourth, Skip(folded, start + 1), circled + 1);
        if (folded[start] != '(')
            return null;
        var (value, end, chinese) = Number(folded, start + 1);
        if (value is not { } number || end >= folded.Length || folded[end] != ')')
            return null;
        return new(chinese ? HeadingRank.Second : HeadingRank.Fourth, Skip(folded, end + 1), number);
    }

    private static HeadingMark? Numbered(string folded, int start)
    {
        var (value, end, chinese) = Number(folded, start);
        if (value is not { } number || number is 0 or > 99 || end >= folded.Length)
            return null;
        var next = end + 1 < folded.Length ? folded[end + 1] : ' ';
        return folded[end] switch
        {
            '、' => new(chinese ? HeadingRank.First : HeadingRank.Third, Skip(folded, end + 1), number),
            '.' when !char.IsAsciiDigit(next) || (!chinese && IsDate(folded, end + 1)) => new(
                chinese ? HeadingRank.First : HeadingRank.Third,
                Skip(folded, end + 1),
                number
            ),
            ')' when !chinese => new(HeadingRank.Fourth, Skip(folded, end + 1), number),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a date follows the number: 1.9月10日前, 1.10日前, 2.2025年.
    /// Neither 月 nor 日前 nor a year of four digits follows a decimal number.
    /// </summary>
    private static bool IsDate(string folded, int at)
    {
        var end = at;
        while (end < folded.Length && end - at < 4 && char.IsAsciiDigit(folded[end]))
            end++;
        return end < folded.Length
            && (
                (end - at is 1 or 2 && (folded[end] == '月' || folded.AsSpan(end).StartsWith("日前")))
                || (end - at == 4 && folded[end] == '年')
            );
    }

    private static HeadingMark? Counted(string folded, int start) =>
        EnumerationAt(folded, start) is { } mark ? mark with { Length = start + 2 } : null;

    /// <summary>Reads a named mark: 第一章, 第一部分, 第一阶段, 第一步.</summary>
    private static HeadingMark? Named(string folded, int start)
    {
        if (folded[start] != '第')
            return null;
        var (value, end, _) = Number(folded, start + 1);
        if (value is not { } number || end >= folded.Length)
            return null;
        if (folded[end] is '章' or '篇' || folded.AsSpan(end).StartsWith("部分"))
            return new(HeadingRank.Chapter, Skip(folded, end + (folded[end] == '部' ? 2 : 1)), number);
        // The words 第一阶段 are part of the heading, so the mark itself is empty.
        return
            folded.AsSpan(end).StartsWith("阶段")
            || folded.AsSpan(end).StartsWith("步")
                && end + 1 < folded.Length
                && folded[end + 1] is ':' or ' ' or '，' or '(' or '、' or '。'
            ? new(HeadingRank.Third, start, number)
            : null;
    }

    private static (int? Value, int End, bool Chinese) Number(string folded, int start)
    {
        var end = start;
        while (end < folded.Length && end - start < 3 && char.IsAsciiDigit(folded[end]))
            end++;
        if (end > start)
            return (int.Parse(folded.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture), end, false);
        while (end < folded.Length && end - start < 4 && ChineseNumerals.IsNumeral(folded[end]))
            end++;
        return end > start ? (ChineseNumerals.Parse(folded.AsSpan(start, end - start)), end, true) : (null, start, false);
    }

    private static int Skip(string folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
            at++;
        return at;
    }
}
