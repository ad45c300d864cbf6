using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Reads the words of one date at a given place of folded text. Written as a scanner rather than as a regular
/// expression: it looks at each sign a bounded number of times, whatever it is fed.
/// </summary>
internal sealed class DateScanner(string text)
{
    private readonly NumberScanner _numbers = new(text);
    private readonly DayTimes _times = new(text);
    private readonly NamedTimes _named = new(text);

    private static readonly (string Word, YearForm Form)[] YearWords =
    [
        ("今年", YearForm.This), ("本年度", YearForm.This), ("本年", YearForm.This), ("当年", YearForm.This),
        ("明年", YearForm.Next), ("次年", YearForm.Next), ("翌年", YearForm.Next), ("来年", YearForm.Next),
        ("去年", YearForm.Last), ("上年", YearForm.Last),
    ];

    private static readonly (string Word, int Ahead)[] MonthWords =
        [("本月", 0), ("当月", 0), ("这个月", 0), ("下个月", 1), ("下月", 1), ("上个月", -1), ("上月", -1)];

    /// <summary>A date that begins at this place.</summary>
    public bool TryPoint(int at, out DatePoint point, out int end) =>
        Guarded(at)
        && (TryNumeric(at, out point, out end) || TryYearFirst(at, out point, out end) || TryMonthFirst(at, default, out point, out end)
            || _named.TryHalfOrQuarter(at, default, out point, out end) || _named.TryBareEnd(at, out point, out end) || _named.TryNearby(at, out point, out end))
        || NamedTimes.No(out point, out end);

    /// <summary>The second date of a range, which may leave out what the first has said: 7月15日-22日.</summary>
    public bool TryRangeEnd(int at, in DatePoint first, out DatePoint point, out int end)
    {
        if (TryPoint(at, out point, out end) && (point.Day is not null || point.HasYear || first.Day is null || point.Part != DatePart.None || point.Month is not null))
            return true;
        if (first.Month is { } month && (first.Day is not null || first.Part != DatePart.None))
        {
            if (_numbers.Number(at, 2) is var (day, next) && Signs.At(text, Skip(next), "日", "号") is var (_, afterDay))
            {
                point = new DatePoint { Month = month, Day = day };
                end = _times.AfterDay(afterDay, ref point);
                return true;
            }

            if (Part(at, out var part) is var afterPart and > 0)
            {
                point = new DatePoint { Month = month, Part = part };
                end = afterPart;
                return true;
            }
        }

        return NamedTimes.No(out point, out end);
    }

    /// <summary>30日前: a day whose month was named before.</summary>
    public bool TryBareDay(int at, out int day, out int end)
    {
        (day, end) = (0, at);
        if (!Guarded(at) || _numbers.Number(at, 2) is not var (number, next) || number is < 1 or > 31 || Signs.At(text, next, "日", "号") is not var (_, afterDay))
            return false;
        if (Signs.At(text, Skip(afterDay), "前", "之前", "以前") is null)
            return false;
        // 每旬最后一日前 counts from the end of something, and comes back.
        if (text.AsSpan(0, at).EndsWith("最后") || text.AsSpan(0, at).EndsWith("旬") || text.AsSpan(0, at).EndsWith("每"))
            return false;
        (day, end) = (number, afterDay);
        return true;
    }

    public int Skip(int at) => Signs.Skip(text, at);

    /// <summary>A number does not begin in the middle of another, nor behind the letters of a code.</summary>
    private bool Guarded(int at)
    {
        if (at >= text.Length)
            return false;
        if (at == 0)
            return true;
        var before = text[at - 1];
        if (char.IsAsciiDigit(text[at]))
            return before == '.' ? IsItemNumber(at - 1) : !char.IsAsciiLetterOrDigit(before) && before != '〇';
        return !ChineseNumerals.IsNumeral(text[at]) || !ChineseNumerals.IsNumeral(before) && before != '第';
    }

    /// <summary>1.8月31日前: the point ends the number of an item; in 2023.05 and 7.15 it does not.</summary>
    private bool IsItemNumber(int point)
    {
        var start = point;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return point - start is 1 or 2 && (start == 0 || text[start - 1] is '。' or '；' or ':' or '\n' or ')' or ' ' or '|');
    }

    /// <summary>2023-10-30, 2023/10/30, 2023.10.30.</summary>
    private bool TryNumeric(int at, out DatePoint point, out int end)
    {
        if (_numbers.Digits(at, 4, 4) is var (year, sign) && IsYear(year) && sign < text.Length && text[sign] is '-' or '/' or '.'
            && _numbers.Digits(sign + 1, 1, 2) is var (month, second) && month is >= 1 and <= 12 && second < text.Length && text[second] == text[sign]
            && _numbers.Digits(second + 1, 1, 2) is var (day, after) && day is >= 1 and <= 31
            && (after >= text.Length || !char.IsAsciiDigit(text[after])))
        {
            point = new DatePoint { YearForm = YearForm.Stated, Year = year, Month = month, Day = day };
            end = _times.AfterDay(after < text.Length && text[after] is '日' ? after + 1 : after, ref point);
            return true;
        }

        return NamedTimes.No(out point, out end);
    }

    private bool TryYearFirst(int at, out DatePoint point, out int end)
    {
        if (!TryYear(at, out point, out var next))
            return NamedTimes.No(out point, out end);
        var year = point;
        var skipped = Skip(next);
        if (Signs.At(text, skipped, "年底", "年末", "年终") is var (_, afterEnd) || Signs.At(text, skipped, "底", "末", "终") is var (_, afterEnd2) && (afterEnd = afterEnd2) > 0)
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

        if (TryMonthFirst(skipped, year, out point, out end) || _named.TryHalfOrQuarter(skipped, year, out point, out end))
            return true;
        point = year;
        end = next;
        return true;
    }

    private bool TryYear(int at, out DatePoint point, out int end)
    {
        foreach (var (word, form) in YearWords)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                point = new DatePoint { YearForm = form };
                end = at + word.Length;
                if (end < text.Length && text[end] == '度')
                    end++;
                return true;
            }
        }

        if (_numbers.Digits(at, 4, 4) is var (stated, next) && IsYear(stated))
        {
            if (_numbers.Sign(Skip(next), '年') is { } afterYear)
                return Stated(stated, afterYear, out point, out end);
            // 2021-2035年: the first year has lost its 年.
            var dash = Skip(next);
            if (dash < text.Length && text[dash] is '-' or '~' or '至' && _numbers.Digits(Skip(dash + 1), 4, 4) is var (second, afterSecond) && IsYear(second) && _numbers.Sign(Skip(afterSecond), '年') is not null)
                return Stated(stated, next, out point, out end);
        }

        if (_numbers.Digits(at, 2, 2) is var (shortYear, afterShort) && shortYear is >= 10 and <= 49 && _numbers.Sign(afterShort, '年') is { } year2 && _numbers.Number(year2, 2) is var (_, afterMonth) && _numbers.Sign(Skip(afterMonth), '月') is not null)
            return Stated(2000 + shortYear, year2, out point, out end);

        if (_numbers.Numerals(at, 4) is var (written, afterWritten) && IsYear(written) && _numbers.Sign(Skip(afterWritten), '年') is { } afterChinese)
            return Stated(written, afterChinese, out point, out end);

        if (Masked(at) is { } afterMasked)
        {
            point = new DatePoint { YearForm = YearForm.Masked };
            end = afterMasked;
            return true;
        }

        return NamedTimes.No(out point, out end);
    }

    private static bool IsYear(int year) => year is >= 1949 and <= 2100;

    private bool Stated(int year, int after, out DatePoint point, out int end)
    {
        point = new DatePoint { YearForm = YearForm.Stated, Year = year };
        end = after < text.Length && text[after] == '度' ? after + 1 : after;
        return true;
    }

    /// <summary>20xx年, ××××年: a model text whose year was taken out.</summary>
    private int? Masked(int at)
    {
        var next = text.AsSpan(at).StartsWith("20") ? at + 2 : at;
        var marks = next;
        while (marks < text.Length && marks - next < 4 && text[marks] is 'x' or 'X' or '×' or '*' or '_' or '＊' or '✕' or '某')
            marks++;
        return marks - next >= 2 ? _numbers.Sign(Skip(marks), '年') : null;
    }

    private bool TryMonthFirst(int at, DatePoint year, out DatePoint point, out int end)
    {
        point = default;
        end = at;
        if (_numbers.Number(at, 2) is var (month, next) && month is >= 1 and <= 12)
        {
            if (_numbers.Sign(Skip(next), '月') is { } afterMonth)
            {
                if (afterMonth < text.Length && text[afterMonth] == '份')
                    afterMonth++;
                point = year with { Month = month };
                end = InMonth(afterMonth, ref point);
                return true;
            }

            if (MonthList(Skip(next)) is var (part, _))
            {
                point = year with { Month = month, Part = part };
                end = next;
                return true;
            }

            // 4至6月: the first month has lost its 月.
            var dash = Skip(next);
            if (dash < text.Length && text[dash] is '-' or '~' or '至' or '到' && _numbers.Number(Skip(dash + 1), 2) is var (second, afterSecond)
                && second is >= 1 and <= 12 && _numbers.Sign(Skip(afterSecond), '月') is not null)
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

    /// <summary>3、6、9、12月底: the months of a list share their 月, and what part of it is meant.</summary>
    private (DatePart Part, int End)? MonthList(int at)
    {
        for (var items = 0; items < 12 && at < text.Length && text[at] is '、' or '和' or '及'; items++)
        {
            if (_numbers.Number(Skip(at + 1), 2) is not var (month, next) || month is < 1 or > 12)
                return null;
            if (_numbers.Sign(Skip(next), '月') is { } afterMonth)
                return _numbers.Number(Skip(afterMonth), 2) is null ? (Part(Skip(afterMonth), out var part) > 0 ? part : DatePart.None, afterMonth) : null;
            at = Skip(next);
        }

        return null;
    }

    /// <summary>What follows 月: a day, a third of the month, its end, or nothing.</summary>
    private int InMonth(int at, ref DatePoint point)
    {
        var skipped = Skip(at);
        if (Part(skipped, out var part) is var afterPart and > 0)
        {
            point = point with { Part = part };
            return afterPart;
        }

        if (_numbers.Number(skipped, 2) is not var (day, next))
            return at;
        var sign = Skip(next);
        if (Signs.At(text, sign, "日", "号") is var (_, afterDay))
        {
            point = point with { Day = day };
            return _times.AfterDay(afterDay, ref point);
        }

        // 10月30前, 7月15-22日: the day has lost its 日.
        var leadsOn = sign < text.Length && (text[sign] == '前' || (text[sign] is '-' or '~' or '至' or '到' && _numbers.Number(Skip(sign + 1), 2) is var (_, afterSecond) && Signs.At(text, Skip(afterSecond), "日", "号") is not null));
        if (!leadsOn)
            return at;
        point = point with { Day = day };
        return next;
    }

    private int Part(int at, out DatePart part)
    {
        part = DatePart.None;
        if (Signs.At(text, at, "上中旬", "中下旬", "上、中旬", "中、下旬", "上旬", "中旬", "下旬", "月底", "月末", "底", "末", "初") is not var (index, end))
            return 0;
        part = index switch { 0 or 2 => DatePart.EarlyMiddle, 1 or 3 => DatePart.MiddleLate, 4 => DatePart.Early, 5 => DatePart.Middle, 6 => DatePart.Late, 11 => DatePart.Early, _ => DatePart.End };
        return end;
    }
}
