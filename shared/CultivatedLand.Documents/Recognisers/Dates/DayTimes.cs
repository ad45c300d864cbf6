using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Reader of the weekday and the time of day that may stand after a date.</summary>
internal sealed class DayTimes(string text)
{
    private readonly NumberScanner _numbers = new(text);

    /// <summary>Reads a weekday in brackets and a time of day: （星期一）18:00. They belong to the date and do not change it.</summary>
    public int AfterDay(int at, ref DatePoint point)
    {
        var next = TextMatch.Skip(text, at);
        var open = next < text.Length && text[next] == '(';
        if (
            TextMatch.At(text, open ? TextMatch.Skip(text, next + 1) : next, "星期", "周", "礼拜") is var (_, name)
            && name < text.Length
            && WeekdayOf(text[name]) is { } weekday
        )
        {
            var close = open ? _numbers.Sign(TextMatch.Skip(text, name + 1), ')') : name + 1;
            if (close is { } afterWeekday)
            {
                point = point with { Weekday = weekday };
                at = afterWeekday;
            }
        }

        return Clock(TextMatch.Skip(text, at)) ?? at;
    }

    public int? Clock(int at)
    {
        if (TextMatch.At(text, at, "下班", "中午") is var (_, rest) && TextMatch.At(text, rest, "前", "之前", "以前") is not null)
            return rest;
        var afterWord = TextMatch.At(text, at, "上午", "下午", "中午", "晚上", "凌晨") is var (_, next) ? TextMatch.Skip(text, next) : at;
        if (_numbers.Number(afterWord, 2) is not var (hour, sign) || hour > 24 || sign >= text.Length)
            return afterWord > at ? afterWord : null;
        return text[sign] switch
        {
            ':' when _numbers.Digits(sign + 1, 2, 2) is var (_, end) => end,
            '时' or '点' => _numbers.Number(sign + 1, 2) is var (_, minutes) && _numbers.Sign(minutes, '分') is { } afterMinutes
                ? afterMinutes
            : TextMatch.At(text, sign + 1, "整", "钟", "半") is var (_, more) ? more
            : sign + 1,
            _ => null,
        };
    }

    public static DayOfWeek? WeekdayOf(char sign) =>
        "一二三四五六".IndexOf(sign, StringComparison.Ordinal) switch
        {
            >= 0 and var index => (DayOfWeek)(index + 1),
            _ => sign is '日' or '天' ? DayOfWeek.Sunday : null,
        };
}
