using System.Globalization;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Reads the words of one date at a given place of folded text. Written as a scanner rather than as a regular
/// expression: it looks at each sign a bounded number of times, whatever it is fed.
/// </summary>
internal sealed partial class DateScanner(string text)
{
    private static readonly (string Word, int Ahead)[] MonthWords =
        [("本月", 0), ("当月", 0), ("这个月", 0), ("下个月", 1), ("下月", 1), ("上个月", -1), ("上月", -1)];

    /// <summary>A date that begins at this place.</summary>
    public bool TryPoint(int at, out DatePoint point, out int end) =>
        Guarded(at)
        && (TryNumeric(at, out point, out end) || TryYearFirst(at, out point, out end) || TryMonthFirst(at, default, out point, out end)
            || TryHalfOrQuarter(at, default, out point, out end) || TryBareEnd(at, out point, out end) || TryNearby(at, out point, out end))
        || No(out point, out end);

    /// <summary>The second date of a range, which may leave out what the first has said: 7月15日-22日.</summary>
    public bool TryRangeEnd(int at, in DatePoint first, out DatePoint point, out int end)
    {
        if (TryPoint(at, out point, out end) && (point.Day is not null || point.HasYear || first.Day is null || point.Part != DatePart.None || point.Month is not null))
            return true;
        if (first.Month is { } month && (first.Day is not null || first.Part != DatePart.None))
        {
            if (Number(at, 2) is var (day, next) && Signs.At(text, Skip(next), "日", "号") is var (_, afterDay))
            {
                point = new DatePoint { Month = month, Day = day };
                end = AfterDay(afterDay, ref point);
                return true;
            }

            if (Part(at, out var part) is var afterPart and > 0)
            {
                point = new DatePoint { Month = month, Part = part };
                end = afterPart;
                return true;
            }
        }

        return No(out point, out end);
    }

    /// <summary>30日前: a day whose month was named before.</summary>
    public bool TryBareDay(int at, out int day, out int end)
    {
        (day, end) = (0, at);
        // 最后一日前 names no day of the month.
        if (at > 0 && text[at - 1] is not ('，' or '；' or '。' or '、' or '于' or '在' or '至' or ' ' or '(' or ':'))
            return false;
        if (!Guarded(at) || Number(at, 2) is not var (number, next) || number is < 1 or > 31 || Signs.At(text, next, "日", "号") is not var (_, afterDay))
            return false;
        if (Signs.At(text, Skip(afterDay), "前", "之前", "以前") is null)
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
        if (Digits(at, 4, 4) is var (year, sign) && IsYear(year) && sign < text.Length && text[sign] is '-' or '/' or '.'
            && Digits(sign + 1, 1, 2) is var (month, second) && month is >= 1 and <= 12 && second < text.Length && text[second] == text[sign]
            && Digits(second + 1, 1, 2) is var (day, after) && day is >= 1 and <= 31
            && (after >= text.Length || !char.IsAsciiDigit(text[after])))
        {
            point = new DatePoint { YearForm = YearForm.Stated, Year = year, Month = month, Day = day };
            end = AfterDay(after < text.Length && text[after] is '日' ? after + 1 : after, ref point);
            return true;
        }

        return No(out point, out end);
    }

    private bool TryMonthFirst(int at, DatePoint year, out DatePoint point, out int end)
    {
        point = default;
        end = at;
        if (Number(at, 2) is var (month, next) && month is >= 1 and <= 12)
        {
            if (Sign(Skip(next), '月') is { } afterMonth)
            {
                if (afterMonth < text.Length && text[afterMonth] == '份')
                    afterMonth++;
                point = year with { Month = month };
                end = InMonth(afterMonth, ref point);
                return true;
            }

            // 4至6月: the first month has lost its 月.
            var dash = Skip(next);
            if (dash < text.Length && text[dash] is '-' or '~' or '至' or '到' && Number(Skip(dash + 1), 2) is var (second, afterSecond)
                && second is >= 1 and <= 12 && Sign(Skip(afterSecond), '月') is not null)
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

    /// <summary>What follows 月: a day, a third of the month, its end, or nothing.</summary>
    private int InMonth(int at, ref DatePoint point)
    {
        var skipped = Skip(at);
        if (Part(skipped, out var part) is var afterPart and > 0)
        {
            point = point with { Part = part };
            return afterPart;
        }

        if (Number(skipped, 2) is not var (day, next))
            return at;
        var sign = Skip(next);
        if (Signs.At(text, sign, "日", "号") is var (_, afterDay))
        {
            point = point with { Day = day };
            return AfterDay(afterDay, ref point);
        }

        // 10月30前, 7月15-22日: the day has lost its 日.
        var leadsOn = sign < text.Length && (text[sign] == '前' || (text[sign] is '-' or '~' or '至' or '到' && Number(Skip(sign + 1), 2) is var (_, afterSecond) && Signs.At(text, Skip(afterSecond), "日", "号") is not null));
        if (!leadsOn)
            return at;
        point = point with { Day = day };
        return next;
    }

    private int Part(int at, out DatePart part)
    {
        part = DatePart.None;
        if (Signs.At(text, at, "上旬", "中旬", "下旬", "月底", "月末", "底", "末", "初") is not var (index, end))
            return 0;
        part = index switch { 0 => DatePart.Early, 1 => DatePart.Middle, 2 => DatePart.Late, 7 => DatePart.Early, _ => DatePart.End };
        return end;
    }

    /// <summary>上半年, 第三季度末, 一季度.</summary>
    private bool TryHalfOrQuarter(int at, DatePoint year, out DatePoint point, out int end)
    {
        if (Signs.At(text, at, "上半年", "下半年") is var (half, afterHalf))
        {
            point = year with { Half = half + 1 };
            end = Signs.At(text, afterHalf, "底", "末") is var (_, afterEnd) ? afterEnd : afterHalf;
            return true;
        }

        var number = text.AsSpan(at).StartsWith("第") ? at + 1 : at;
        if (number < text.Length && "一二三四1234".IndexOf(text[number], StringComparison.Ordinal) is >= 0 and var index && Signs.At(text, number + 1, "季度", "个季度") is var (_, afterQuarter))
        {
            point = year with { Quarter = (index % 4) + 1 };
            end = Signs.At(text, afterQuarter, "底", "末") is var (_, afterEnd) ? afterEnd : afterQuarter;
            return true;
        }

        return No(out point, out end);
    }

    /// <summary>年底, 年内, 月底 with nothing before them: of the plan's year, of the month spoken of.</summary>
    private bool TryBareEnd(int at, out DatePoint point, out int end)
    {
        if (at > 0 && (text[at - 1] is '年' or '月' or '每' or '历' or '半' || char.IsAsciiDigit(text[at - 1])))
            return No(out point, out end);
        if (Signs.At(text, at, "年底", "年末", "年内", "月底", "月末") is not var (index, next))
            return No(out point, out end);
        point = index switch
        {
            2 => new DatePoint { YearForm = YearForm.This, Part = DatePart.Within },
            < 2 => new DatePoint { YearForm = YearForm.This, Part = DatePart.End },
            _ => new DatePoint { MonthsAhead = 0, Part = DatePart.End },
        };
        end = next;
        return true;
    }

    private int? Sign(int at, char sign) => at < text.Length && text[at] == sign ? at + 1 : null;

    private (int Value, int End)? Number(int at, int most) => Digits(at, 1, most) ?? Numerals(at, 3);

    private (int Value, int End)? Digits(int at, int least, int most)
    {
        var end = at;
        while (end < text.Length && end - at < most && char.IsAsciiDigit(text[end]))
            end++;
        if (end - at < least || (end < text.Length && char.IsAsciiDigit(text[end])))
            return null;
        return (int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture), end);
    }

    private (int Value, int End)? Numerals(int at, int most)
    {
        var end = at;
        while (end < text.Length && end - at < most && ChineseNumerals.IsNumeral(text[end]))
            end++;
        return end > at && ChineseNumerals.Parse(text.AsSpan(at, end - at)) is { } value ? (value, end) : null;
    }

    private static bool No(out DatePoint point, out int end)
    {
        point = default;
        end = 0;
        return false;
    }
}
