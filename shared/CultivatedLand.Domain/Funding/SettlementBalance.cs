using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>Approved, paid and open (未付) amounts of a settlement in yuan: for each line, for each place and in total.</summary>
/// <param name="Payments">Payments of all versions, those that were corrected or taken back among them.</param>
public sealed record SettlementBalance(IReadOnlyList<LineBalance> Lines, IReadOnlyList<Payment> Payments)
{
    public decimal Approved => Lines.Sum(line => line.Line.Amount);

    public decimal Paid => Payments.Where(payment => payment.Counts).Sum(payment => payment.Amount);

    /// <summary>Negative where a later version of the sheet approves less than was paid.</summary>
    public decimal Open => Approved - Paid;

    public IEnumerable<PlaceBalance> Places =>
        Lines
            .GroupBy(line => line.Line.Place)
            .Select(place => new PlaceBalance(
                place.Key,
                place.Sum(line => line.Line.Amount),
                Payments.Where(payment => payment.Counts && payment.Place == place.Key).Sum(payment => payment.Amount)
            ));

    public static SettlementBalance Of(Settlement settlement, SettlementPayments payments)
    {
        var paid = payments
            .All.Where(payment => payment.Counts)
            .SelectMany(payment => payment.Shares)
            .GroupBy(share => share.Line)
            .ToDictionary(line => line.Key, line => line.Sum(share => share.Amount));
        return new SettlementBalance(
            [
                .. settlement.Lines.Select(
                    (line, index) => new LineBalance(index + 1, line, paid.GetValueOrDefault(SettlementLineKey.Of(line)))
                ),
            ],
            [.. payments.All]
        );
    }
}

/// <summary>Balance of one line.</summary>
/// <param name="Number">Number of the line in the sheet, from 1.</param>
public sealed record LineBalance(int Number, SettlementLine Line, decimal Paid)
{
    public decimal Open => Line.Amount - Paid;
}

/// <summary>Balance of one place.</summary>
public sealed record PlaceBalance(Place Place, decimal Approved, decimal Paid)
{
    public decimal Open => Approved - Paid;
}
