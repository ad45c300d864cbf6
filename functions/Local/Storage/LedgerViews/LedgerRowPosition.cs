using System.Globalization;
using CultivatedLand.Application.Ledger.Views;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Position of a row in an order. As a cursor it also names the order.</summary>
/// <param name="Key">Value of the ordering column; the word's number for words; null for a row without a value.</param>
internal sealed record LedgerRowPosition(long? Key, long Id)
{
    public string Cursor(LedgerQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"{Order(query)}.{Key?.ToString(CultureInfo.InvariantCulture) ?? "none"}.{Id}");

    /// <exception cref="FormatException">The text is no cursor of this order.</exception>
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
