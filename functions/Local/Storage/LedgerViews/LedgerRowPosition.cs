using System.Globalization;
using CultivatedLand.Application.Ledger.Views;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Where a row stands in an order; as a cursor it also says in which.</summary>
/// <param name="Key">What the order goes by; the word's number for words; null for a row without a value.</param>
internal sealed record LedgerRowPosition(long? Key, long Id)
{
    public string Cursor(LedgerQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"{Order(query)}.{Key?.ToString(CultureInfo.InvariantCulture) ?? "none"}.{Id}");

    /// <exception cref="FormatException">No cursor of this order.</exception>
    public static LedgerRowPosition? After(LedgerQuery query)
    {
        if (query.After is not { } cursor)
            return null;
        if (cursor.Split('.') is not [var order, var key, var id] || order != Order(query))
            throw new FormatException($"“{cursor}” is no cursor of this order.");
        return new LedgerRowPosition(key == "none" ? null : Number(key), Number(id));
    }

    private static string Order(LedgerQuery query) => $"{query.Order.ToString().ToLowerInvariant()}{(query.Descending ? "-down" : "")}";

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
