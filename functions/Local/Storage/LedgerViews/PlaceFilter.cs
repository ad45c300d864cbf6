using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>
/// Filter of rows by place.
/// Paths end at different levels and only the domain can compare them, so every listed place is checked once and rows are found by its
/// number. There are as many places as villages, not as many as tasks.
/// </summary>
internal sealed class PlaceFilter
{
    private readonly string? _ids;

    private PlaceFilter(string? ids) => _ids = ids;

    public bool IsOpen => _ids is null;

    /// <param name="chosen">Further limit: only this place and those below it.</param>
    public static PlaceFilter Of(LedgerConnection connection, PlaceSet visible, Place? chosen = null)
    {
        if (visible.IsEverywhere && chosen is null)
            return new(null);
        var below = chosen is null ? PlaceSet.Everywhere : PlaceSet.Of(chosen);
        var fitting = connection
            .Sql("SELECT id, word FROM listed_words WHERE sort = ?1")
            .Bind((long)InternedTextKind.Place)
            .Rows(row => (Id: row.Long(0), Place: Place.Parse(row.Text(1))))
            .Where(known => known.Place is { } place && visible.Contains(place) && below.Contains(place))
            .Select(known => known.Id.ToString(CultureInfo.InvariantCulture));
        return new($"[{string.Join(',', fitting)}]");
    }

    /// <summary>Returns the condition on a column of place numbers. Its parameter, if any, is the last to be bound.</summary>
    public string On(string column, int parameter) => _ids is null ? "TRUE" : $"{column} IN (SELECT value FROM json_each(?{parameter}))";

    public PreparedStatement Bind(PreparedStatement statement) => _ids is null ? statement : statement.Bind(_ids);
}
