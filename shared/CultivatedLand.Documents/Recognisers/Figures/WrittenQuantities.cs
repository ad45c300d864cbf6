using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Reader of areas that are written in words or with the signs of thousands: 三百二十亩, 1万2千亩, 3亩5分, 1 045.5亩.</summary>
internal static class WrittenQuantities
{
    private const int LongestNumeral = 8;

    /// <summary>Reads such an area at this position of folded text. Null where the plain reading of a number applies.</summary>
    public static Quantity? At(string text, int at)
    {
        if (at >= text.Length)
            return null;
        return char.IsAsciiDigit(text[at]) ? Grouped(text, at) ?? Multiplied(text, at) : Numeral(text, at);
    }

    /// <summary>Adds the tenths of a mu after an area: 3亩5分 is 3.5 mu.</summary>
    public static Quantity WithTenths(string text, Quantity area)
    {
        if (area.Unit != QuantityUnit.Mu || area.Decimals > 0 || area.End + 1 >= text.Length || text[area.End + 1] != '分')
            return area;
        var tenths = char.IsAsciiDigit(text[area.End]) ? text[area.End] - '0' : ChineseNumerals.Digit(text[area.End]);
        return tenths is < 1 or > 9 || text.AsSpan(area.End + 2).StartsWith("之")
            ? area
            : area with
            {
                Length = area.Length + 2,
                Value = area.Value + (tenths / 10m),
                Decimals = 1,
            };
    }

    /// <summary>Reads digits in groups of three: 1 045.5亩, 1，250亩.</summary>
    private static Quantity? Grouped(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && char.IsAsciiDigit(text[end]))
            end++;
        if (end + 3 >= text.Length || text[end] is not (' ' or '，') || !StandsAlone(text, at))
            return null;
        var value = decimal.Parse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        var sign = text[end];
        while (end + 3 < text.Length && text[end] == sign && IsGroup(text, end + 1))
        {
            value = (value * 1000) + int.Parse(text.AsSpan(end + 1, 3), System.Globalization.CultureInfo.InvariantCulture);
            end += 4;
        }

        var decimals = 0;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            for (end++; end < text.Length && char.IsAsciiDigit(text[end]) && decimals < 4; end++, decimals++)
                value += (text[end] - '0') / Power(decimals + 1);
        }

        return value >= 1000 ? Area(text, at, end, value, decimals) : null;
    }

    private static bool IsGroup(string text, int at) =>
        char.IsAsciiDigit(text[at])
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]));

    /// <summary>
    /// Whether words stand before the figures.
    /// At the beginning of a line, the first figures may be a number of the line.
    /// </summary>
    private static bool StandsAlone(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(' ');
        return before.Length > 0 && CharacterFolding.IsHan(before[^1]);
    }

    private static decimal Power(int digits) =>
        digits switch
        {
            1 => 10m,
            2 => 100m,
            3 => 1000m,
            _ => 10000m,
        };

    /// <summary>Reads a number with 万 and 千: 1万2千亩, 3千亩. A plain 2.79万亩 is read in its own unit.</summary>
    private static Quantity? Multiplied(string text, int at)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '.'))
            return null;
        var (sum, end, parts, last) = (0m, at, 0, 100_000m);
        while (end < text.Length && parts < 4 && QuantityRecogniser.Number(text, end) is var (value, _, next) && next < text.Length)
        {
            var scale = text[next] switch
            {
                '万' => 10_000m,
                '千' => 1000m,
                '百' => 100m,
                _ => 1m,
            };
            if (scale >= last)
                return null;
            sum += value * scale;
            end = scale == 1m ? next : next + 1;
            (last, parts) = (scale, parts + 1);
            if (scale == 1m)
                break;
        }

        return parts == 0 || (parts == 1 && last is 10_000m or 1m) ? null : Area(text, at, end, sum, 0);
    }

    private static Quantity? Numeral(string text, int at)
    {
        if (at > 0 && (ChineseNumerals.IsNumeral(text[at - 1]) || text[at - 1] is '第' or '每' or '几' or '数' or '百' or '千' or '万'))
            return null;
        var end = at;
        while (end < text.Length && end - at < LongestNumeral && ChineseNumerals.IsNumeral(text[end]))
            end++;
        // 一亩三分地 is a saying, and one mu is not written in words.
        return
            end < text.Length
            && text[end] is '亩' or '公' or '余' or '多' or '万'
            && ChineseNumerals.Parse(text.AsSpan(at, end - at)) is > 1 and var value
            && Area(text, at, end, value, 0) is { } area
            ? WithTenths(text, area)
            : null;
    }

    private static Quantity? Area(string text, int at, int end, decimal value, int decimals)
    {
        var (unit, close) = QuantityRecogniser.UnitAt(text, TextMatch.Skip(text, end));
        var area = new Quantity(at, close - at, value, decimals, unit);
        return area.IsArea ? area : null;
    }
}
