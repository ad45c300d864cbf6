using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Scanner of a month and the words after it: 10月30日, 十月底, 下月上旬, and the months of a list.</summary>
internal sealed class MonthScanner(string text)
{
    private static readonly (string Word, int Ahead)[] MonthWords =
    [
        ("本月", 0),
        ("当月", 0),
        ("这个月", 0),
        ("下个月", 1),
        ("下月", 1),
        ("上个月", -1),
        ("上月", -1),
    ];

    private readonly NumberScanner _numbers = new(text);
    private readonly DayTimes _times = new(text);

    public bool TryMonthFirst(int at, DatePoint year, out DatePoint point, out int end)
    {
        point = default;
        end = at;
        if (_numbers.Number(at, 2) is var (month, next) && month is >= 1 and <= 12)
        {
            if (_numbers.Sign(TextMatch.Skip(text, next), '月') is { } afterMonth)
            {
                if (afterMonth < text.Length && text[afterMonth] == '份')
                    afterMonth++;
                point = year with { Month = month };
                end = InMonth(afterMonth, ref point);
                return true;
            }

            if (MonthList(TextMatch.Skip(text, next)) is var (part, _))
            {
                point = year with { Month = month, Part = part };
                end = next;
                return true;
            }

            // 4至6月: the first month has no 月 of its own.
            var dash = TextMatch.Skip(text, next);
            if (
                dash < text.Length
                && text[dash] is '-' or '~' or '至' or '到'
                && _numbers.Number(TextMatch.Skip(text, dash + 1), 2) is var (second, afterSecond)
                && second is >= 1 and <= 12
                && _numbers.Sign(TextMatch.Skip(text, afterSecond), '月') is not null
            )
            {
                point = year with { Month = month };
                end = next;
                return true;
            }

            return false;
        }

        foreach (var (word, ahead) in MonthWords)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                point = year with { MonthsAhead = ahead };
                end = InMonth(at + word.Length, ref point);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the months of a list, which share their 月 and its part: 3、6、9、12月底.</summary>
    private (DatePart Part, int End)? MonthList(int at)
    {
        for (var items = 0; items < 12 && at < text.Length && text[at] is '、' or '和' or '及'; items++)
        {
            if (_numbers.Number(TextMatch.Skip(text, at + 1), 2) is not var (month, next) || month is < 1 or > 12)
                return null;
            if (_numbers.Sign(TextMatch.Skip(text, next), '月') is { } afterMonth)
                return _numbers.Number(TextMatch.Skip(text, afterMonth), 2) is null
                    ? (Part(TextMatch.Skip(text, afterMonth), out var part) > 0 ? part : DatePart.None, afterMonth)
                    : null;
            at = TextMatch.Skip(text, next);
        }

        return null;
    }

    /// <summary>Reads the words after 月: a day, a third of the month, its end, or nothing.</summary>
    private int InMonth(int at, ref DatePoint point)
    {
        var skipped = TextMatch.Skip(text, at);
        if (Part(skipped, out var part) is var afterPart and > 0)
        {
            point = point with { Part = part };
            return afterPart;
        }

        if (_numbers.Number(skipped, 2) is not var (day, next))
            return at;
        var sign = TextMatch.Skip(text, next);
        if (TextMatch.At(text, sign, "日", "号") is var (_, afterDay))
        {
            point = point with { Day = day };
            return _times.AfterDay(afterDay, ref point);
        }

        // 八月十五，…: a day in characters may do without its 日.
        if (
            day is >= 1 and <= 31
            && !char.IsAsciiDigit(text[skipped])
            && (next >= text.Length || "，。；、)！？".Contains(text[next], StringComparison.Ordinal))
        )
        {
            point = point with { Day = day };
            return next;
        }

        // 10月30前, 7月15-22日: the day has no 日 of its own.
        var leadsOn =
            sign < text.Length
            && (
                text[sign] == '前'
                || (
                    text[sign] is '-' or '~' or '至' or '到'
                    && _numbers.Number(TextMatch.Skip(text, sign + 1), 2) is var (_, afterSecond)
                    && TextMatch.At(text, TextMatch.Skip(text, afterSecond), "日", "号") is not null
                )
            );
        if (!leadsOn)
            return at;
        point = point with { Day = day };
        return next;
    }

    /// <returns>Position at which the words end. 0 where no words name a part of a month.</returns>
    public int Part(int at, out DatePart part)
    {
        part = DatePart.None;
        if (
            TextMatch.At(text, at, "上中旬", "中下旬", "上、中旬", "中、下旬", "上旬", "中旬", "下旬", "月底", "月末", "底", "末", "初")
            is not var (index, end)
        )
            return 0;
        part = index switch
        {
            0 or 2 => DatePart.EarlyMiddle,
            1 or 3 => DatePart.MiddleLate,
            4 => DatePart.Early,
            5 => DatePart.Middle,
            6 => DatePart.Late,
            11 => DatePart.Early,
            _ => DatePart.End,
        };
        return end;
    }
}
