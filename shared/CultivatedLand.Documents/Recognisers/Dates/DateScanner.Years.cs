using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <content>Years: 2023年, 二〇二三年, 23年6月, 今年, 20xx年.</content>
internal sealed partial class DateScanner
{
    private static readonly (string Word, YearForm Form)[] YearWords =
    [
        ("今年", YearForm.This), ("本年度", YearForm.This), ("本年", YearForm.This), ("当年", YearForm.This),
        ("明年", YearForm.Next), ("次年", YearForm.Next), ("翌年", YearForm.Next), ("来年", YearForm.Next),
        ("去年", YearForm.Last), ("上年", YearForm.Last),
    ];

    private bool TryYearFirst(int at, out DatePoint point, out int end)
    {
        if (!TryYear(at, out point, out var next))
            return No(out point, out end);
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

        if (TryMonthFirst(skipped, year, out point, out end) || TryHalfOrQuarter(skipped, year, out point, out end))
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

        if (Digits(at, 4, 4) is var (stated, next) && IsYear(stated))
        {
            if (Sign(Skip(next), '年') is { } afterYear)
                return Stated(stated, afterYear, out point, out end);
            // 2021-2035年: the first year has lost its 年.
            var dash = Skip(next);
            if (dash < text.Length && text[dash] is '-' or '~' or '至' && Digits(Skip(dash + 1), 4, 4) is var (second, afterSecond) && IsYear(second) && Sign(Skip(afterSecond), '年') is not null)
                return Stated(stated, next, out point, out end);
        }

        if (Digits(at, 2, 2) is var (shortYear, afterShort) && shortYear is >= 10 and <= 49 && Sign(afterShort, '年') is { } year2 && Number(year2, 2) is var (_, afterMonth) && Sign(Skip(afterMonth), '月') is not null)
            return Stated(2000 + shortYear, year2, out point, out end);

        if (Numerals(at, 4) is var (written, afterWritten) && IsYear(written) && Sign(Skip(afterWritten), '年') is { } afterChinese)
            return Stated(written, afterChinese, out point, out end);

        if (Masked(at) is { } afterMasked)
        {
            point = new DatePoint { YearForm = YearForm.Masked };
            end = afterMasked;
            return true;
        }

        return No(out point, out end);
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
        return marks - next >= 2 ? Sign(Skip(marks), '年') : null;
    }
}
