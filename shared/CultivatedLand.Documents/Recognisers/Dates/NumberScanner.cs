using System.Globalization;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Scanner of numbers and single characters at a position of folded text.</summary>
internal sealed class NumberScanner(string text)
{
    public int? Sign(int at, char sign) => at < text.Length && text[at] == sign ? at + 1 : null;

    public (int Value, int End)? Number(int at, int most) => Digits(at, 1, most) ?? Numerals(at, 3);

    public (int Value, int End)? Digits(int at, int least, int most)
    {
        var end = at;
        while (end < text.Length && end - at < most && char.IsAsciiDigit(text[end]))
            end++;
        if (end - at < least || (end < text.Length && char.IsAsciiDigit(text[end])))
            return null;
        return (int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture), end);
    }

    public (int Value, int End)? Numerals(int at, int most)
    {
        var end = at;
        while (end < text.Length && end - at < most && ChineseNumerals.IsNumeral(text[end]))
            end++;
        return end > at && ChineseNumerals.Parse(text.AsSpan(at, end - at)) is { } value ? (value, end) : null;
    }
}
