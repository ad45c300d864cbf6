using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Reader of times that have a name and no month number: a half-year, a quarter, the end of the year, tomorrow.</summary>
internal sealed class NamedTimes(string text)
{
    private static readonly (string Word, int Ahead)[] DayWords =
    [
        ("大后天", 3),
        ("大前天", -3),
        ("今天", 0),
        ("今日", 0),
        ("明天", 1),
        ("明日", 1),
        ("后天", 2),
        ("昨天", -1),
        ("昨日", -1),
        ("前天", -2),
    ];

    private readonly DayTimes _times = new(text);

    /// <summary>Reads a half-year or a quarter: 上半年, 第三季度末, 一季度.</summary>
    public bool TryHalfOrQuarter(int at, DatePoint year, out DatePoint point, out int end)
    {
        if (TextMatch.At(text, at, "上半年", "下半年") is var (half, afterHalf))
        {
            point = year with { Half = half + 1 };
            end = TextMatch.At(text, afterHalf, "底", "末") is var (_, afterEnd) ? afterEnd : afterHalf;
            return true;
        }

        var number = text.AsSpan(at).StartsWith("第") ? at + 1 : at;
        if (
            number < text.Length
            && "一二三四1234".IndexOf(text[number], StringComparison.Ordinal) is >= 0 and var index
            && TextMatch.At(text, number + 1, "季度", "个季度") is var (_, afterQuarter)
        )
        {
            point = year with { Quarter = (index % 4) + 1 };
            end = TextMatch.At(text, afterQuarter, "底", "末") is var (_, afterEnd) ? afterEnd : afterQuarter;
            return true;
        }

        return No(out point, out end);
    }

    /// <summary>Reads 年底, 年内 or 月底 without a date before it. It refers to the plan's year or to the month that was named before.</summary>
    public bool TryBareEnd(int at, out DatePoint point, out int end)
    {
        // 两年内, 3 年内 and 数年内 count years and name none.
        var before = text.AsSpan(0, at).TrimEnd(' ');
        if (
            before is [.., var sign]
            && (
                sign is '年' or '月' or '每' or '历' or '半' or '几' or '数' or '多' or '个'
                || char.IsAsciiDigit(sign)
                || ChineseNumerals.IsNumeral(sign)
            )
        )
            return No(out point, out end);
        if (TextMatch.At(text, at, "年底", "年末", "年内", "全年", "月底", "月末") is not var (index, next))
            return No(out point, out end);
        point = index switch
        {
            2 => new DatePoint { YearForm = YearForm.Running, Part = DatePart.Within },
            3 => new DatePoint { YearForm = YearForm.Running, Part = DatePart.Whole },
            < 2 => new DatePoint { YearForm = YearForm.Running, Part = DatePart.End },
            _ => new DatePoint { MonthsAhead = 0, Part = DatePart.End },
        };
        end = next;
        return true;
    }

    /// <summary>Reads a near day: 明天, 本周五, 下周一.</summary>
    public bool TryNearby(int at, out DatePoint point, out int end)
    {
        foreach (var (word, ahead) in DayWords)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                point = new DatePoint { DaysAhead = ahead };
                end = _times.Clock(TextMatch.Skip(text, at + word.Length)) ?? at + word.Length;
                return true;
            }
        }

        if (
            TextMatch.At(
                text,
                at,
                "本周",
                "这周",
                "下周",
                "上周",
                "本星期",
                "下星期",
                "下下周",
                "上上周",
                "这个星期",
                "下个星期",
                "下下星期"
            )
            is var (week, next)
        )
        {
            var weekday = next < text.Length ? DayTimes.WeekdayOf(text[next]) : null;
            point = new DatePoint
            {
                WeeksAhead =
                    week is 6 or 10 ? 2
                    : week == 7 ? -2
                    : week is 2 or 5 or 9 ? 1
                    : week == 3 ? -1
                    : 0,
                Weekday = weekday ?? DayOfWeek.Sunday,
            };
            end = weekday is null
                ? TextMatch.At(text, next, "末") is var (_, afterEnd)
                    ? afterEnd
                    : next
                : _times.Clock(TextMatch.Skip(text, next + 1)) ?? next + 1;
            return true;
        }

        return No(out point, out end);
    }

    public static bool No(out DatePoint point, out int end)
    {
        point = default;
        end = 0;
        return false;
    }
}
