using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>
/// Result of a text search in the listed names and places.
/// It is computed once in a query: going through all names is most of a search's cost.
/// </summary>
/// <param name="IsEverything">Whether the text stands in every name.</param>
/// <param name="Names">Numbers of the matching names, as JSON.</param>
/// <param name="Places">Numbers of the matching places, as JSON.</param>
/// <param name="Rows">Upper limit of the number of rows that have one of them.</param>
internal sealed record SearchMatches(bool IsEverything, string Names, string Places, long Rows)
{
    private const string NotIn = "SELECT 1 FROM listed_words NOT INDEXED WHERE sort = ?1 AND NOT instr(word, ?2) LIMIT 1";
    private const string In = "SELECT json_group_array(id), count(*) FROM listed_words NOT INDEXED WHERE sort = ?1 AND instr(word, ?2)";

    /// <summary>Query for places. They are few among all words, so the index of their kind finds them.</summary>
    private const string InPlaces = "SELECT json_group_array(id), count(*) FROM listed_words WHERE sort = ?1 AND instr(word, ?2)";
    private const string RowsAt =
        "SELECT count(*) FROM ledger_rows INDEXED BY rows_by_place WHERE place IN (SELECT value FROM json_each(?1))";

    public static SearchMatches Of(LedgerConnection connection, string text)
    {
        if (connection.Sql(NotIn).Bind((long)InternedTextKind.Name).Bind(text).First(row => row.Long(0)) == 0)
            return new(true, "[]", "[]", long.MaxValue);
        var (names, ofNames) = Ids(In, InternedTextKind.Name);
        var (places, _) = Ids(InPlaces, InternedTextKind.Place);
        return new(false, names, places, ofNames + connection.Sql(RowsAt).Bind(places).First(row => row.Long(0)));

        (string Ids, long Count) Ids(string select, InternedTextKind sort) =>
            connection.Sql(select).Bind((long)sort).Bind(text).First(row => (row.Text(0), row.Long(1)));
    }
}
