using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Scanner of dates in bare figures: 10.20前, 10/20前, 2024.10前, 20241020前.
/// The same figures may be an area, a number or a section, so the 前 after them decides.
/// </summary>
internal sealed class ShortDates(string text)
{
    // Years that a notice may shorten to two digits.
    private const int EarliestShortYear = 19;
    private const int LatestShortYear = 39;

    private readonly NumberScanner _numbers = new(text);

    public bool TryRead(int at, out DatePoint point, out int end) =>
        (TwoDigitYear(at) ?? Compact(at) ?? Parted(at)) is var (found, after)
            ? Yes(found, after, out point, out end)
            : NamedTimes.No(out point, out end);

    private static bool Yes(DatePoint found, int after, out DatePoint point, out int end)
    {
        (point, end) = (found, after);
        return true;
    }

    /// <summary>Reads 24.5.31前, and 24.5.31 directly after the label of a deadline: 整改时限：24.5.31.</summary>
    private (DatePoint Point, int End)? TwoDigitYear(int at) =>
        (at == 0 || !char.IsAsciiDigit(text[at - 1]) && text[at - 1] != '.')
        && _numbers.Digits(at, 2, 2) is var (year, afterYear)
        && year is >= EarliestShortYear and <= LatestShortYear
        && afterYear < text.Length
        && text[afterYear] is '.' or '-'
        && _numbers.Digits(afterYear + 1, 1, 2) is var (month, afterMonth)
        && month is >= 1 and <= 12
        && afterMonth < text.Length
        && text[afterMonth] == text[afterYear]
        && _numbers.Digits(afterMonth + 1, 1, 2) is var (day, end)
        && day is >= 1 and <= 31
        && (end == text.Length || text[end] != '.' && !char.IsAsciiDigit(text[end]))
        && (IsLimit(end) || IsLabelled(at))
            ? (Stated(2000 + year, month, day), end)
            : null;

    private bool IsLabelled(int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length > 2
            && before[^1] == ':'
            && TextMatch.EndsWithAny(before[..^1].TrimEnd(), "时限", "时间", "期限", "日期", "节点");
    }

    private (DatePoint Point, int End)? Compact(int at) =>
        _numbers.Digits(at, 8, 8) is var (figures, end)
        && YearScanner.IsYear(figures / 10000)
        && figures / 100 % 100 is >= 1 and <= 12 and var month
        && figures % 100 is >= 1 and <= 31 and var day
        && IsLimit(end)
            ? (Stated(figures / 10000, month, day), end)
            : null;

    private (DatePoint Point, int End)? Parted(int at)
    {
        if (_numbers.Digits(at, 4, 4) is var (year, afterYear))
            return
                YearScanner.IsYear(year)
                && afterYear < text.Length
                && text[afterYear] is '.' or '/' or '-'
                && _numbers.Digits(afterYear + 1, 1, 2) is var (monthOfYear, afterMonth)
                && monthOfYear is >= 1 and <= 12
                && IsLimit(afterMonth)
                ? (Stated(year, monthOfYear, null), afterMonth)
                : null;
        return
            _numbers.Digits(at, 1, 2) is var (month, sign)
            && month is >= 1 and <= 12
            && sign < text.Length
            && text[sign] is '.' or '/'
            && _numbers.Digits(sign + 1, 1, 2) is var (day, end)
            && day is >= 1 and <= 31
            && IsLimit(end)
            ? (new DatePoint { Month = month, Day = day }, end)
            : null;
    }

    private static DatePoint Stated(int year, int month, int? day) =>
        new()
        {
            YearForm = YearForm.Stated,
            Year = year,
            Month = month,
            Day = day,
        };

    /// <summary>Whether 前 stands here and limits a time. In 前两列 and 前期 it does not.</summary>
    private bool IsLimit(int at) =>
        TextMatch.At(text, TextMatch.Skip(text, at), "之前", "以前", "前") is var (index, after)
        && !(
            index == 2
            && after < text.Length
            && (ChineseNumerals.IsNumeral(text[after]) || text[after] is '几' or '期' or '述' or '列' or '言' or '后')
        );
}
