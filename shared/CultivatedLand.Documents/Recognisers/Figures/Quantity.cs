namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>A number with its unit, as printed.</summary>
/// <param name="Offset">Where the number begins in the text.</param>
/// <param name="Length">Number and unit together.</param>
/// <param name="Decimals">Digits printed behind the point.</param>
public readonly record struct Quantity(int Offset, int Length, decimal Value, int Decimals, QuantityUnit Unit)
{
    public int End => Offset + Length;

    public bool IsArea =>
        Unit
            is QuantityUnit.Mu
                or QuantityUnit.TenThousandMu
                or QuantityUnit.Hectare
                or QuantityUnit.TenThousandHectares
                or QuantityUnit.SquareMetre
                or QuantityUnit.TenThousandSquareMetres
                or QuantityUnit.SquareKilometre;

    /// <summary>In mu, to the hundredth: 15 mu are a hectare, 1 mu is 2000/3 m².</summary>
    public decimal Mu =>
        Unit switch
        {
            QuantityUnit.TenThousandMu => Value * 10_000,
            QuantityUnit.Hectare => Value * 15,
            QuantityUnit.TenThousandHectares => Value * 150_000,
            QuantityUnit.SquareMetre => Math.Round(Value * 3 / 2000, 2, MidpointRounding.AwayFromZero),
            QuantityUnit.TenThousandSquareMetres => Value * 15,
            QuantityUnit.SquareKilometre => Value * 1500,
            _ => Value,
        };

    /// <summary>Half of the last printed digit, in the quantity's own unit.</summary>
    public decimal HalfStep =>
        Decimals switch
        {
            0 => 0.5m,
            1 => 0.05m,
            2 => 0.005m,
            3 => 0.0005m,
            _ => 0.00005m,
        };
}

public enum QuantityUnit
{
    None,
    Mu,
    TenThousandMu,
    Hectare,
    TenThousandHectares,
    SquareMetre,
    TenThousandSquareMetres,
    SquareKilometre,
    Percent,
    Yuan,
    TenThousandYuan,
    YuanPerMu,
    TenThousandYuanPerMu,
    Count,
    Points,
    Days,
}
