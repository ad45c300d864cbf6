using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Scanner of the year at the beginning of a date: 2023年, 二〇二三年, 23年, 今年, 20xx年.</summary>
internal sealed class YearScanner(string text)
{
    private static readonly (string Word, YearForm Form)[] YearWords =
    [
        ("今年", YearForm.This),
        ("本年度", YearForm.This),
        ("本年", YearForm.This),
        ("当年", YearForm.This),
        ("明年", YearForm.Next),
        ("次年", YearForm.Next),
        ("翌年", YearForm.Next),
        ("来年", YearForm.Next),
        ("去年", YearForm.Last),
        ("上年", YearForm.Last),
    ];

    private readonly NumberScanner _numbers = new(text);

    public bool TryYear(int at, out DatePoint point, out int end)
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
            if (_numbers.Sign(TextMatch.Skip(text, next), '年') is { } afterYear)
                return Stated(stated, afterYear, out point, out end);
            // 2021-2035年: the first year has no 年 of its own.
            var dash = TextMatch.Skip(text, next);
            if (
                dash < text.Length
                && text[dash] is '-' or '~' or '至'
                && _numbers.Digits(TextMatch.Skip(text, dash + 1), 4, 4) is var (second, afterSecond)
                && IsYear(second)
                && _numbers.Sign(TextMatch.Skip(text, afterSecond), '年') is not null
            )
                return Stated(stated, next, out point, out end);
        }

        if (
            _numbers.Digits(at, 2, 2) is var (shortYear, afterShort)
            && shortYear is >= 10 and <= 49
            && _numbers.Sign(afterShort, '年') is { } year2
            && _numbers.Number(year2, 2) is var (_, afterMonth)
            && _numbers.Sign(TextMatch.Skip(text, afterMonth), '月') is not null
        )
            return Stated(2000 + shortYear, year2, out point, out end);

        if (
            _numbers.Numerals(at, 4) is var (written, afterWritten)
            && IsYear(written)
            && _numbers.Sign(TextMatch.Skip(text, afterWritten), '年') is { } afterChinese
        )
            return Stated(written, afterChinese, out point, out end);

        if (Masked(at) is { } afterMasked)
        {
            point = new DatePoint { YearForm = YearForm.Masked };
            end = afterMasked;
            return true;
        }

        return NamedTimes.No(out point, out end);
    }

    public static bool IsYear(int year) => year is >= 1949 and <= 2100;

    private bool Stated(int year, int after, out DatePoint point, out int end)
    {
        point = new DatePoint { YearForm = YearForm.Stated, Year = year };
        end = after < text.Length && text[after] == '度' ? after + 1 : after;
        return true;
    }

    /// <summary>Reads a masked year in a model text: 20xx年, ××××年.</summary>
    private int? Masked(int at)
    {
        var next = text.AsSpan(at).StartsWith("20") ? at + 2 : at;
        var marks = next;
        while (marks < text.Length && marks - next < 4 && text[marks] is 'x' or 'X' or '×' or '*' or '_' or '＊' or '✕' or '某')
            marks++;
        return marks - next >= 2 ? _numbers.Sign(TextMatch.Skip(text, marks), '年') : null;
    }
}
