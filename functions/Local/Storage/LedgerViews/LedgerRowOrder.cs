using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>
/// Reader of rows in an order. It walks the order's index from the end of the page before.
/// Rows without a value come last, in both directions.
/// </summary>
/// <param name="isBroad">Whether many rows match. Each row is then checked for the search text, and the walk ends early.</param>
internal sealed class LedgerRowOrder(LedgerConnection connection, LedgerQuery query, LedgerRowFilter filter, bool isBroad)
{
    private readonly LedgerRowPosition? _after = LedgerRowPosition.After(query);
    private readonly string _direction = query.Descending ? "DESC" : "ASC";
    private readonly string _beyond = query.Descending ? "<" : ">";
    private readonly bool _isSorted = filter.NamesRows && !isBroad;
    private readonly string _place = filter.NamesRows && !isBroad ? "+r.place" : "r.place";

    public List<LedgerRowPosition> Next(int count)
    {
        if (query.Order is LedgerOrder.Place or LedgerOrder.Name)
            return ByWord(count);

        var column = query.Order.ToString().ToLowerInvariant();
        var found = _after is { Key: null } ? [] : WithValue(column, count);
        if (found.Count < count)
            found.AddRange(WithoutValue(column, count - found.Count));
        return found;
    }

    private List<LedgerRowPosition> WithValue(string column, int count)
    {
        using var statement = connection.Once(
            $"""
            SELECT r.{column}, r.id FROM ledger_rows r {Walk(column)}
            WHERE r.{column} IS NOT NULL AND {filter.Conditions(_place, isBroad)} {(
                _after is null ? "" : $"AND (r.{column}, r.id) {_beyond} (?{filter.Free + 1}, ?{filter.Free + 2})"
            )}
            ORDER BY r.{column} {_direction}, r.id {_direction} LIMIT ?{filter.Free}
            """
        );
        filter.Bind(statement).Bind(count);
        if (_after is not null)
            statement.Bind(_after.Key!.Value).Bind(_after.Id);
        return statement.Rows(row => new LedgerRowPosition(row.Long(0), row.Long(1)));
    }

    private List<LedgerRowPosition> WithoutValue(string column, int count)
    {
        var isBegun = _after is { Key: null };
        using var statement = connection.Once(
            $"""
            SELECT r.id FROM ledger_rows r {Walk(column)}
            WHERE r.{column} IS NULL AND {filter.Conditions(_place, isBroad)} {(isBegun ? $"AND r.id {_beyond} ?{filter.Free + 1}" : "")}
            ORDER BY r.id {_direction} LIMIT ?{filter.Free}
            """
        );
        filter.Bind(statement).Bind(count);
        if (isBegun)
            statement.Bind(_after!.Id);
        return statement.Rows(row => new LedgerRowPosition(null, row.Long(0)));
    }

    private string Walk(string column) => _isSorted ? "NOT INDEXED" : $"INDEXED BY rows_by_{column}";

    private List<LedgerRowPosition> ByWord(int count)
    {
        var (column, sort) = query.Order == LedgerOrder.Place ? ("place", InternedTextKind.Place) : ("name", InternedTextKind.Name);
        var word = _after?.Key is { } id
            ? connection
                .Sql("SELECT word FROM listed_words WHERE id = ?1 AND sort = ?2")
                .Bind(id)
                .Bind((long)sort)
                .First(row => row.Text(0))
            : null;
        if (_after is not null && word is null)
            throw new FormatException($"“{query.After}” is no cursor that a page has given.");

        var (first, second) = (filter.Free + 1, filter.Free + 2);
        using var statement = connection.Once(
            $"""
            SELECT w.id, r.id FROM {(
                _isSorted
                    ? $"ledger_rows r NOT INDEXED CROSS JOIN listed_words w ON w.id = r.{column}"
                    : $"listed_words w CROSS JOIN ledger_rows r INDEXED BY rows_by_{column} ON r.{column} = w.id"
            )}
            WHERE w.sort = {(int)sort} AND {filter.Conditions("+r.place", isBroad)} {(
                word is null ? "" : $"AND w.word {_beyond}= ?{first} AND (w.word {_beyond} ?{first} OR r.id {_beyond} ?{second})"
            )}
            ORDER BY w.word {_direction}, r.id {_direction} LIMIT ?{filter.Free}
            """
        );
        filter.Bind(statement).Bind(count);
        if (word is not null)
            statement.Bind(word).Bind(_after!.Id);
        return statement.Rows(row => new LedgerRowPosition(row.Long(0), row.Long(1)));
    }
}
