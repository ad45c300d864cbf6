using CultivatedLand.Documents.Recognisers.Figures;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Finder of the unit of area that a header, a caption or a label names.</summary>
internal static class AreaUnits
{
    /// <summary>Returns the unit. Null where the words name none.</summary>
    public static QuantityUnit? In(string words) =>
        words.Contains("万亩", StringComparison.Ordinal) ? QuantityUnit.TenThousandMu
        : words.Contains("万公顷", StringComparison.Ordinal) ? QuantityUnit.TenThousandHectares
        : words.Contains('亩', StringComparison.Ordinal) ? QuantityUnit.Mu
        : words.Contains("公顷", StringComparison.Ordinal) ? QuantityUnit.Hectare
        : words.Contains("万平方米", StringComparison.Ordinal) ? QuantityUnit.TenThousandSquareMetres
        : words.Contains("平方米", StringComparison.Ordinal) || words.Contains('㎡', StringComparison.Ordinal) ? QuantityUnit.SquareMetre
        : null;

    /// <summary>Returns the words of a unit, as a notice writes them.</summary>
    public static string Words(QuantityUnit unit) =>
        unit switch
        {
            QuantityUnit.TenThousandMu => "万亩",
            QuantityUnit.TenThousandHectares => "万公顷",
            QuantityUnit.Hectare => "公顷",
            QuantityUnit.TenThousandSquareMetres => "万平方米",
            QuantityUnit.SquareMetre => "平方米",
            _ => "亩",
        };
}
