using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>The listed names and places in which a text stands. Looked for once in a query: going through all names is most of what a search costs.</summary>
/// <param name="IsEverything">The text stands in every name.</param>
/// <param name="Names">Their numbers, as JSON.</param>
/// <param name="Places">Their numbers, as JSON.</param>
/// <param name="Rows">At most so many rows have one of them.</param>
internal sealed record SearchMatches(bool IsEverything, string Names, string Places, long Rows)
{
    private const string NotIn = "SELECT 1 FROM listed_words NOT INDEXED WHERE sort = ?1 AND NOT instr(word, ?2) LIMIT 1";
    private const string In = "SELECT json_group_array(id), count(*) FROM listed_words NOT INDEXED WHERE sort = ?1 AND instr(word, ?2)";

    /// <summary>Places are few among all words, and found by the index of their sort.</summary>
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
