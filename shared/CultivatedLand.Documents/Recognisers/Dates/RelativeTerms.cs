using System.Globalization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Reader of terms that count from an event: 15日内, 收到通知后7个工作日内, 立行立改.</summary>
internal static class RelativeTerms
{
    private const int DaysInMonth = 30;

    private static readonly string[] AtOnce =
    [
        "立行立改",
        "立即整改",
        "即知即改",
        "即行即改",
        "即查即改",
        "边查边改",
        "立查立改",
        "马上整改",
    ];

    /// <summary>Words for the plan's own start. A term that counts from another event waits for that event.</summary>
    private static readonly string[] Starts =
    [
        "通知",
        "文件",
        "方案",
        "本函",
        "来函",
        "函件",
        "印发",
        "下发",
        "发布之日",
        "公布之日",
        "发文",
        "交办",
        "接文",
        "收文",
        "签收",
        "即日",
    ];

    private static readonly (string Word, int Days, bool Workdays)[] Units =
    [
        ("个工作日", 1, true),
        ("工作日", 1, true),
        ("个自然日", 1, false),
        ("个日历天", 1, false),
        ("个月", DaysInMonth, false),
        ("个星期", 7, false),
        ("星期", 7, false),
        ("周", 7, false),
        ("日", 1, false),
        ("天", 1, false),
        ("个小时", 0, false),
        ("小时", 0, false),
    ];

    public static bool TryCounted(string text, int at, out RelativeTerm term, out int start, out int end)
    {
        (term, start, end) = (new(0, false, false, ""), at, at);
        if (
            at > 0
            && (
                char.IsAsciiLetterOrDigit(text[at - 1])
                || ChineseNumerals.IsNumeral(text[at - 1])
                || text[at - 1] is '.' or '月' or '第' or '年'
            )
        )
            return false;
        if (Half(text, at) is var (halfDays, halfEnd))
        {
            (start, end) = (Base(text, at), halfEnd);
            term = new(halfDays, false, start == at || TextMatch.ContainsAny(text.AsSpan(start, at - start), Starts), "");
            return true;
        }

        if (Count(text, at) is not var (count, next) || count is 0 or > 1000)
            return false;
        next = TextMatch.Skip(text, next);
        foreach (var (word, days, workdays) in Units)
        {
            if (string.CompareOrdinal(text, next, word, 0, word.Length) != 0)
                continue;
            var after = TextMatch.Skip(text, next + word.Length);
            if (TextMatch.At(text, after, "以内", "之内", "内") is not var (_, close))
                return false;
            start = Base(text, at);
            end = close;
            var words = text[start..at];
            // Hours are rounded up to whole days, with one day at least.
            var number = days == 0 ? Math.Max(1, (count + 23) / 24) : count * days;
            term = new(number, workdays, words.Length == 0 || TextMatch.ContainsAny(words, Starts), "");
            return true;
        }

        return false;
    }

    public static bool TryAtOnce(string text, int at, out int end)
    {
        end = at;
        if (text[at] is not ('立' or '即' or '边' or '马') || TextMatch.At(text, at, AtOnce) is not var (_, close))
            return false;
        end = close;
        return true;
    }

    private static (int Value, int End)? Count(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 5 && char.IsAsciiDigit(text[end]))
            end++;
        if (end > at)
            return end - at < 5 ? (int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture), end) : null;
        while (end < text.Length && end - at < 4 && ChineseNumerals.IsNumeral(text[end]))
            end++;
        return end > at && ChineseNumerals.Parse(text.AsSpan(at, end - at)) is { } value ? (value, end) : null;
    }

    private static (int Days, int End)? Half(string text, int at) =>
        TextMatch.At(text, at, "半个月内", "半月内", "半个月之内", "半年内", "半年之内") is var (index, end)
            ? (index < 3 ? DaysInMonth / 2 : 180, end)
            : null;

    /// <summary>Finds the position of the words for the event from which the term counts: 自收到通知之日起, 验收后.</summary>
    private static int Base(string text, int at)
    {
        var stop = TextMatch.Skip(text, Math.Max(Clauses.ClauseStart(text, at), at - 40));
        var before = text.AsSpan(stop, at - stop).TrimEnd();
        return TextMatch.EndsWithAny(before, "后", "起", "之日", "后的", "起的", "后，") ? stop : at;
    }
}
