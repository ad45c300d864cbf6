namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Number with its unit, as printed.</summary>
/// <param name="Offset">Position in the text at which the number begins.</param>
/// <param name="Length">Length of number and unit together.</param>
/// <param name="Decimals">Number of digits printed after the decimal point.</param>
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

    /// <summary>Area in mu. A hectare is 15 mu, and 1 mu is 2000/3 m². Square metres are rounded to the hundredth of a mu.</summary>
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

    /// <summary>Half a unit of the last printed digit, in the quantity's own unit.</summary>
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

/// <summary>Unit of a quantity.</summary>
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
    YuanPerHousehold,
    Count,
    Points,
    Days,
}
