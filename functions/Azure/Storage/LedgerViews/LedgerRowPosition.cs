using System.Globalization;
using CultivatedLand.Application.Ledger.Views;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>
/// Position of a line in an order: first by whether it has a value at all, then by that value, then by first storage.
/// A cursor is such a position, so a page continues from it even if the line itself has moved.
/// </summary>
/// <param name="Value">A text or a number; null for a line without a value.</param>
internal sealed record LedgerRowPosition(IComparable? Value, string Place)
{
    private const int PlaceLength = 22;

    public static LedgerRowPosition Of(LedgerOrder order, LedgerRow row, string place) =>
        new(
            order switch
            {
                LedgerOrder.Place => row.Place.Path,
                LedgerOrder.Name => row.Name,
                LedgerOrder.Target => row.Target?.Value,
                LedgerOrder.Accepted => row.Accepted.Value,
                LedgerOrder.Percent => row.Percent,
                _ => row.Phase is { } phase ? phase.Due.DayNumber : (decimal?)null,
            },
            place
        );

    public string Cursor(LedgerOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"{order}.{Place}.{(Value is null ? "-" : "+")}{Value}");

    /// <exception cref="FormatException">No page of this order has given this cursor.</exception>
    public static LedgerRowPosition Parse(string cursor, LedgerOrder order)
    {
        if (
            cursor.Split('.', 3) is not [var of, { Length: PlaceLength } place, [var sign and ('-' or '+'), .. var value]]
            || of != order.ToString()
            || !place.All(char.IsAsciiHexDigitLower)
        )
        {
            throw new FormatException($"“{cursor}” is no cursor of a page in this order.");
        }

        return new LedgerRowPosition(
            sign == '-' ? null
                : order is LedgerOrder.Place or LedgerOrder.Name ? value
                : decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture),
            place
        );
    }

    public static Comparer<LedgerRowPosition> Comparer(bool descending) =>
        Comparer<LedgerRowPosition>.Create(
            (one, other) =>
            {
                if (one.Value is null != other.Value is null)
                    return one.Value is null ? 1 : -1;
                var order = Compare(one.Value, other.Value);
                if (order == 0)
                    order = string.CompareOrdinal(one.Place, other.Place);
                return descending ? -order : order;
            }
        );

    private static int Compare(IComparable? one, IComparable? other) =>
        one is string text ? string.CompareOrdinal(text, (string)other!)
        : one is null ? 0
        : one.CompareTo(other);
}
