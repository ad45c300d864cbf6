using System.Buffers;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Checks for times that the calendar does not fix: 清明前, 国庆节前, 汛期前, 农历八月十五前, 两年内.
/// No date is made of them. A person is shown the words and sets the day.
/// </summary>
internal static class TimeWordChecks
{
    private const int Most = 20;

    private static readonly string[] Names =
    [
        // Solar terms.
        .. "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒".Split(
            ' '
        ),
        // Feasts.
        .. "元旦 春节 元宵 五一 劳动节 端午 中秋 国庆 除夕 小年 重阳".Split(' '),
        // Seasons of the weather and of the field.
        .. "主汛期 汛期 雨季 梅雨 台风季 封冻 霜冻 上冻 入冬 入春 入夏 入秋 开春 春耕 春播 夏收 夏种 双抢 三夏 三秋 秋收 秋种 秋播 冬播 冬种 农忙 春灌 采暖期 防火期".Split(
            ' '
        ),
        // Months of the lunar year.
        "腊月",
        "正月",
        "冬月",
    ];

    private static readonly SearchValues<string> Known = SearchValues.Create(Names, StringComparison.Ordinal);

    public static IEnumerable<Finding> Check(Passage passage, DateContext dates) => Found(passage, dates).Take(Most);

    private static IEnumerable<Finding> Found(Passage passage, DateContext dates)
    {
        var folded = passage.Folded;
        foreach (var mention in passage.Dates(dates))
        {
            if (mention.Trouble != DateFault.Lunar)
                continue;
            var from = folded.AsSpan(0, mention.Offset).TrimEnd(' ').Length;
            from = Math.Max(0, folded.AsSpan(0, from).EndsWith("历") ? from - 2 : mention.Offset);
            // The day may be written as no solar one is: 七月初十.
            var until = folded.AsSpan(mention.End, Math.Min(4, folded.Length - mention.End)).IndexOf('前');
            yield return Of(passage, from, until < 0 ? mention.End : mention.End + until + 1);
        }

        var at = 0;
        while (at < folded.Length)
        {
            var next = folded.AsSpan(at).IndexOfAny(Known);
            if (next < 0)
                break;
            at += next;
            var word = Names.Where(name => string.CompareOrdinal(folded, at, name, 0, name.Length) == 0).MaxBy(name => name.Length)!;
            if (Limit(folded, at + word.Length) is { } end)
                yield return Of(passage, Start(folded, at), end);
            at += word.Length;
        }

        for (var year = folded.IndexOf('年', StringComparison.Ordinal); year >= 0; year = folded.IndexOf('年', year + 1))
        {
            if (Years(folded, year) is var (from, end))
                yield return Of(passage, from, end);
        }
    }

    /// <summary>Finds the end of 前, 之前 or 来临前 after a name: 国庆节前, 雨季来临之前, 腊月二十前.</summary>
    private static int? Limit(string folded, int at)
    {
        var window = folded.AsSpan(at, Math.Min(8, folded.Length - at));
        var until = window.IndexOf('前');
        if (until < 0 || window[..until].IndexOfAny(Clauses.Pauses) >= 0)
            return null;
        var between = window[..until].TrimEnd("之以").TrimStart("节期后假日播收种耕结束来临到来开始季");
        foreach (var sign in between)
        {
            if (!ChineseNumerals.IsNumeral(sign) && !char.IsAsciiDigit(sign) && sign is not ('初' or '日' or '底'))
                return null;
        }

        var end = at + until + 1;
        return end < folded.Length && folded[end] is '期' or '后' or '述' ? null : end;
    }

    private static int Start(string folded, int at) =>
        TextMatch.EndsWithAny(folded.AsSpan(0, at), "明年", "今年", "次年", "来年") ? at - 2 : at;

    /// <summary>Finds a number of years: 两年内, 3年之内, 用二年时间.</summary>
    private static (int From, int End)? Years(string folded, int at)
    {
        var from = at;
        while (from > 0 && at - from < 3 && (char.IsAsciiDigit(folded[from - 1]) || ChineseNumerals.IsNumeral(folded[from - 1])))
            from--;
        if (from == at || at - from > 2 || (from > 0 && folded[from - 1] is '第' or '近' or '.'))
            return null;
        return
            TextMatch.At(folded, at + 1, "内", "之内", "以内", "时间", "左右时间", "的时间") is var (_, end)
            && !IsAttribute(folded, from, end)
            ? (from, end)
            : null;
    }

    /// <summary>Whether the years only describe land or its past: 对一年以内的撂荒地, 连续两年内未种粮的, 撂荒两年以内的地块.</summary>
    private static bool IsAttribute(string folded, int from, int end) =>
        TextMatch.EndsWithAny(folded.AsSpan(0, from).TrimEnd(), "连续", "撂荒", "抛荒", "弃耕", "闲置", "荒芜", "近", "最近", "过去", "前")
        || TextMatch.StartsWithAny(folded.AsSpan(end).TrimStart(), "的", "未", "没有", "流出", "撂荒", "新增", "种过", "已");

    private static Finding Of(Passage passage, int from, int end)
    {
        var quote = passage.Quote(from, end - from);
        return new(
            Severity.Warning,
            "time-words",
            new LocalizedText(
                $"“{quote.Text}”没有对应的公历日期，没有据此设定时限。请在草稿里补上日期，或列为长期坚持。",
                $"\"{quote.Text}\" names no day of the calendar, so no deadline was set from it. Give a date on the "
                    + $"draft, or make it a standing duty."
            ),
            quote
        );
    }
}
