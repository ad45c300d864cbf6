using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Recogniser of numbers with a unit: areas, shares, money and counts.</summary>
public static class QuantityRecogniser
{
    private const int MostDigits = 15;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789一二三四五六七八九十两");

    // The longest word comes first, such as 元/亩 before 元.
    private static readonly (string Word, QuantityUnit Unit)[] Units =
    [
        ("万元/亩", QuantityUnit.TenThousandYuanPerMu),
        ("万元每亩", QuantityUnit.TenThousandYuanPerMu),
        ("元/户", QuantityUnit.YuanPerHousehold),
        ("元每户", QuantityUnit.YuanPerHousehold),
        ("元/亩", QuantityUnit.YuanPerMu),
        ("元每亩", QuantityUnit.YuanPerMu),
        ("元∕亩", QuantityUnit.YuanPerMu),
        ("万元", QuantityUnit.TenThousandYuan),
        ("元", QuantityUnit.Yuan),
        ("万公顷", QuantityUnit.TenThousandHectares),
        ("公顷", QuantityUnit.Hectare),
        ("hm2", QuantityUnit.Hectare),
        ("hm²", QuantityUnit.Hectare),
        ("万平方米", QuantityUnit.TenThousandSquareMetres),
        ("平方米", QuantityUnit.SquareMetre),
        ("㎡", QuantityUnit.SquareMetre),
        ("m²", QuantityUnit.SquareMetre),
        ("m2", QuantityUnit.SquareMetre),
        ("平方公里", QuantityUnit.SquareKilometre),
        ("平方千米", QuantityUnit.SquareKilometre),
        ("万余亩", QuantityUnit.TenThousandMu),
        ("万多亩", QuantityUnit.TenThousandMu),
        ("余万亩", QuantityUnit.TenThousandMu),
        ("万亩", QuantityUnit.TenThousandMu),
        ("余亩", QuantityUnit.Mu),
        ("多亩", QuantityUnit.Mu),
        ("亩", QuantityUnit.Mu),
        ("%", QuantityUnit.Percent),
        ("个工作日", QuantityUnit.Days),
        ("天", QuantityUnit.Days),
        ("分", QuantityUnit.Points),
        ("个", QuantityUnit.Count),
        ("处", QuantityUnit.Count),
        ("宗", QuantityUnit.Count),
        ("户", QuantityUnit.Count),
        ("块", QuantityUnit.Count),
        ("项", QuantityUnit.Count),
        ("起", QuantityUnit.Count),
        ("例", QuantityUnit.Count),
    ];

    public static ImmutableArray<Quantity> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = CharacterFolding.Fold(text);
        var found = ImmutableArray.CreateBuilder<Quantity>();
        var at = 0;
        while (at < folded.Length)
        {
            var next = folded.AsSpan(at).IndexOfAny(Beginnings);
            if (next < 0)
                break;
            at += next;
            if (WrittenQuantities.At(folded, at) is { } written)
            {
                found.Add(written);
                at = written.End;
                continue;
            }

            if (!char.IsAsciiDigit(folded[at]))
            {
                at++;
                continue;
            }

            if (Number(folded, at) is not var (value, decimals, end))
            {
                while (at < folded.Length && (char.IsAsciiDigit(folded[at]) || folded[at] is '.' or ','))
                    at++;
                continue;
            }

            var unitAt = TextMatch.Skip(folded, end);
            var (unit, close) = UnitAt(folded, unitAt);
            if (unit != QuantityUnit.None && (at == 0 || !char.IsAsciiLetterOrDigit(folded[at - 1]) && folded[at - 1] != '.'))
                found.Add(WrittenQuantities.WithTenths(folded, new Quantity(at, close - at, value, decimals, unit)));
            at = Math.Max(end, close);
        }

        return found.ToImmutable();
    }

    /// <summary>Reads a cell that holds only a number, with or without a unit. Null for any other cell.</summary>
    public static Quantity? Alone(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var folded = CharacterFolding.Fold(cell);
        var start = TextMatch.Skip(folded, 0);
        if (WrittenQuantities.At(folded, start) is { } written && TextMatch.Skip(folded, written.End) == folded.Length)
            return written;
        if (Number(folded, start) is not var (value, decimals, end))
            return null;
        var unitAt = TextMatch.Skip(folded, end);
        var (unit, close) = UnitAt(folded, unitAt);
        return TextMatch.Skip(folded, unit == QuantityUnit.None ? end : close) == folded.Length
            ? new Quantity(start, (unit == QuantityUnit.None ? end : close) - start, value, decimals, unit)
            : null;
    }

    internal static (decimal Value, int Decimals, int End)? Number(string text, int at)
    {
        var end = at;
        var point = -1;
        Span<char> digits = stackalloc char[MostDigits + 1];
        var length = 0;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                if (length >= MostDigits)
                    return null;
                digits[length++] = c;
            }
            else if (c == '.' && point < 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && end > at)
            {
                point = end;
                if (length >= MostDigits)
                    return null;
                digits[length++] = '.';
            }
            else if (c != ',' || end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1]) || end == at)
            {
                break;
            }
        }

        return end > at && decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (value, point < 0 ? 0 : end - point - 1, end)
            : null;
    }

    internal static (QuantityUnit Unit, int End) UnitAt(string text, int at)
    {
        foreach (var (word, unit) in Units)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
                continue;
            var end = at + word.Length;
            return unit == QuantityUnit.Points && end < text.Length && text[end] is '之' or '钟' or '别' or '类' or '级' or '阶'
                ? (QuantityUnit.None, at)
                : (unit, end);
        }

        return (QuantityUnit.None, at);
    }
}
