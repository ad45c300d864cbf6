using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <content>What follows a day, and days named by their distance: （星期一）18:00, 明天, 下周五.</content>
internal sealed partial class DateScanner
{
    private static readonly (string Word, int Ahead)[] DayWords =
        [("今天", 0), ("今日", 0), ("明天", 1), ("明日", 1), ("后天", 2), ("昨天", -1), ("昨日", -1), ("前天", -2)];

    /// <summary>A weekday in brackets and a time of day belong to the date and move nothing: （星期一）18:00.</summary>
    private int AfterDay(int at, ref DatePoint point)
    {
        var next = Skip(at);
        var open = next < text.Length && text[next] == '(';
        if (Signs.At(text, open ? Skip(next + 1) : next, "星期", "周", "礼拜") is var (_, name) && name < text.Length && WeekdayOf(text[name]) is { } weekday)
        {
            var close = open ? Sign(Skip(name + 1), ')') : name + 1;
            if (close is { } afterWeekday)
            {
                point = point with { Weekday = weekday };
                at = afterWeekday;
            }
        }

        return Clock(Skip(at)) ?? at;
    }

    private int? Clock(int at)
    {
        if (Signs.At(text, at, "下班", "中午") is var (_, rest) && Signs.At(text, rest, "前", "之前", "以前") is not null)
            return rest;
        var afterWord = Signs.At(text, at, "上午", "下午", "中午", "晚上", "凌晨") is var (_, next) ? Skip(next) : at;
        if (Number(afterWord, 2) is not var (hour, sign) || hour > 24 || sign >= text.Length)
            return afterWord > at ? afterWord : null;
        return text[sign] switch
        {
            ':' when Digits(sign + 1, 2, 2) is var (_, end) => end,
            '时' or '点' => Number(sign + 1, 2) is var (_, minutes) && Sign(minutes, '分') is { } afterMinutes ? afterMinutes : Signs.At(text, sign + 1, "整", "钟", "半") is var (_, more) ? more : sign + 1,
            _ => null,
        };
    }

    private static DayOfWeek? WeekdayOf(char sign) => "一二三四五六".IndexOf(sign, StringComparison.Ordinal) switch
    {
        >= 0 and var index => (DayOfWeek)(index + 1),
        _ => sign is '日' or '天' ? DayOfWeek.Sunday : null,
    };

    /// <summary>明天, 本周五, 下周一.</summary>
    private bool TryNearby(int at, out DatePoint point, out int end)
    {
        foreach (var (word, ahead) in DayWords)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                point = new DatePoint { DaysAhead = ahead };
                end = Clock(Skip(at + word.Length)) ?? at + word.Length;
                return true;
            }
        }

        if (Signs.At(text, at, "本周", "这周", "下周", "上周", "本星期", "下星期") is var (week, next))
        {
            var weekday = next < text.Length ? WeekdayOf(text[next]) : null;
            point = new DatePoint { WeeksAhead = week is 2 or 5 ? 1 : week == 3 ? -1 : 0, Weekday = weekday ?? DayOfWeek.Sunday };
            end = weekday is null ? Signs.At(text, next, "末") is var (_, afterEnd) ? afterEnd : next : Clock(Skip(next + 1)) ?? next + 1;
            return true;
        }

        return No(out point, out end);
    }
}
