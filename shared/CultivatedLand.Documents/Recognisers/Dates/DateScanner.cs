using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Scanner of one date at a position of folded text.
/// It is a scanner and no regular expression, because it looks at each character a bounded number of times, whatever the text is.
/// </summary>
internal sealed class DateScanner(string text)
{
    private readonly NumberScanner _numbers = new(text);
    private readonly DayTimes _times = new(text);
    private readonly NamedTimes _named = new(text);
    private readonly YearScanner _years = new(text);
    private readonly MonthScanner _months = new(text);
    private readonly ShortDates _short = new(text);

    /// <summary>Reads a date that begins at this position.</summary>
    public bool TryPoint(int at, out DatePoint point, out int end) =>
        Guarded(at)
            && (
                TryNumeric(at, out point, out end)
                || _short.TryRead(at, out point, out end)
                || TryYearFirst(at, out point, out end)
                || _months.TryMonthFirst(at, default, out point, out end)
                || _named.TryHalfOrQuarter(at, default, out point, out end)
                || _named.TryBareEnd(at, out point, out end)
                || _named.TryNearby(at, out point, out end)
            )
        || NamedTimes.No(out point, out end);

    /// <summary>Reads the second date of a range. It may leave out what the first date has named: 7月15日-22日.</summary>
    public bool TryRangeEnd(int at, in DatePoint first, out DatePoint point, out int end)
    {
        if (
            TryPoint(at, out point, out end)
            && (point.Day is not null || point.HasYear || first.Day is null || point.Part != DatePart.None || point.Month is not null)
        )
            return true;
        if (first.Month is { } month && (first.Day is not null || first.Part != DatePart.None))
        {
            if (_numbers.Number(at, 2) is var (day, next) && TextMatch.At(text, Skip(next), "日", "号") is var (_, afterDay))
            {
                point = new DatePoint { Month = month, Day = day };
                end = _times.AfterDay(afterDay, ref point);
                return true;
            }

            if (_months.Part(at, out var part) is var afterPart and > 0)
            {
                point = new DatePoint { Month = month, Part = part };
                end = afterPart;
                return true;
            }
        }

        return NamedTimes.No(out point, out end);
    }

    /// <summary>Reads a day whose month was named before: 30日前.</summary>
    public bool TryBareDay(int at, out int day, out int end)
    {
        (day, end) = (0, at);
        if (
            !Guarded(at)
            || _numbers.Number(at, 2) is not var (number, next)
            || number is < 1 or > 31
            || TextMatch.At(text, next, "日", "号") is not var (_, afterDay)
        )
            return false;
        if (TextMatch.At(text, Skip(afterDay), "前", "之前", "以前") is null)
            return false;
        // 每旬最后一日前 counts from the end of a period, and it recurs.
        if (text.AsSpan(0, at).EndsWith("最后") || text.AsSpan(0, at).EndsWith("旬") || text.AsSpan(0, at).EndsWith("每"))
            return false;
        (day, end) = (number, afterDay);
        return true;
    }

    public int Skip(int at) => TextMatch.Skip(text, at);

    /// <summary>Whether a date may begin here. A number does not begin in the middle of another, nor after the letters of a code.</summary>
    private bool Guarded(int at)
    {
        if (at >= text.Length)
            return false;
        if (at == 0)
            return true;
        var before = text[at - 1];
        if (char.IsAsciiDigit(text[at]))
            return before == '.' ? IsItemNumber(at - 1) : !char.IsAsciiLetterOrDigit(before) && before != '〇';
        return !ChineseNumerals.IsNumeral(text[at]) || !ChineseNumerals.IsNumeral(before) && before is not ('第' or '期' or '周' or '拜');
    }

    /// <summary>Whether the point ends the number of an item, as in 1.8月31日前. In 2023.05 and 7.15 it does not.</summary>
    private bool IsItemNumber(int point)
    {
        var start = point;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return point - start is 1 or 2 && (start == 0 || text[start - 1] is '。' or '；' or ':' or '\n' or ')' or ' ' or '|');
    }

    /// <summary>Reads a numeric date: 2023-10-30, 2023/10/30, 2023.10.30.</summary>
    private bool TryNumeric(int at, out DatePoint point, out int end)
    {
        if (
            _numbers.Digits(at, 4, 4) is var (year, sign)
            && YearScanner.IsYear(year)
            && sign < text.Length
            && text[sign] is '-' or '/' or '.'
            && _numbers.Digits(sign + 1, 1, 2) is var (month, second)
            && month is >= 1 and <= 12
            && second < text.Length
            && text[second] == text[sign]
            && _numbers.Digits(second + 1, 1, 2) is var (day, after)
            && day is >= 1 and <= 31
            && (after >= text.Length || !char.IsAsciiDigit(text[after]))
        )
        {
            point = new DatePoint
            {
                YearForm = YearForm.Stated,
                Year = year,
                Month = month,
                Day = day,
            };
            end = _times.AfterDay(after < text.Length && text[after] is '日' ? after + 1 : after, ref point);
            return true;
        }

        return NamedTimes.No(out point, out end);
    }

    private bool TryYearFirst(int at, out DatePoint point, out int end)
    {
        if (!_years.TryYear(at, out point, out var next))
            return NamedTimes.No(out point, out end);
        var year = point;
        var skipped = Skip(next);
        if (
            TextMatch.At(text, skipped, "年底", "年末", "年终") is var (_, afterEnd)
            || TextMatch.At(text, skipped, "底", "末", "终") is var (_, afterEnd2) && (afterEnd = afterEnd2) > 0
        )
        {
            point = year with { Part = DatePart.End };
            end = afterEnd;
            return true;
        }

        if (text.AsSpan(skipped).StartsWith("内") && !text.AsSpan(skipped).StartsWith("内容"))
        {
            point = year with { Part = DatePart.Within };
            end = skipped + 1;
            return true;
        }

        if (_months.TryMonthFirst(skipped, year, out point, out end) || _named.TryHalfOrQuarter(skipped, year, out point, out end))
            return true;
        // 2015年农历正月: the day that follows belongs to another calendar.
        if (TextMatch.At(text, skipped, "农历", "阴历", "旧历") is not null)
            return NamedTimes.No(out point, out end);
        // 2023年13月: the month does not exist, so the year alone is not what the words say.
        if (_numbers.Number(skipped, 2) is var (_, afterNumber) && _numbers.Sign(TextMatch.Skip(text, afterNumber), '月') is not null)
            return NamedTimes.No(out point, out end);
        point = year;
        end = next;
        return true;
    }
}
