namespace CultivatedLand.Documents.Text;

/// <summary>Parser of whole numbers in Chinese characters: 二十三, 两百零五, and digit by digit as in 二〇二三.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    public static bool IsNumeral(char c) => Digit(c) >= 0 || c is '十' or '百' or '千' or '廿' or '卅';

    public static int Digit(char c) =>
        c switch
        {
            '零' or '○' => 0,
            '两' => 2,
            _ => Digits.IndexOf(c, StringComparison.Ordinal),
        };

    /// <summary>Parses a number. Null when the characters form no number below ten thousand.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 8)
            return null;
        return text.IndexOfAny("十百千廿卅") < 0 ? ParseDigits(text) : ParseUnits(text);
    }

    private static int? ParseDigits(ReadOnlySpan<char> text)
    {
        if (text.Length > 4)
            return null;
        var value = 0;
        foreach (var c in text)
        {
            if (Digit(c) is not (>= 0 and var digit))
                return null;
            value = (value * 10) + digit;
        }

        return value;
    }

    private static int? ParseUnits(ReadOnlySpan<char> text)
    {
        var (value, pending) = (0, -1);
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var digit)
            {
                pending = digit;
                continue;
            }

            value += c switch
            {
                '十' => (pending < 0 ? 1 : pending) * 10,
                '百' => Math.Max(pending, 1) * 100,
                '千' => Math.Max(pending, 1) * 1000,
                '廿' => 20,
                '卅' => 30,
                _ => 100_000,
            };
            pending = -1;
        }

        value += Math.Max(pending, 0);
        return value < 10_000 ? value : null;
    }
}
