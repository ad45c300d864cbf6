using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>
/// Query for a page of rows.
/// Row numbers come from the order's index, which holds all filtered columns; then only the rows of the page are read whole.
/// </summary>
internal sealed class LedgerRowQueries(LedgerConnection connection, LedgerQuery query, TotalsCache totals)
{
    private readonly InternedTextReader _words = new(connection);

    public LedgerResultPage Page()
    {
        var filter = new LedgerRowFilter(connection, query, PlaceFilter.Of(connection, query.Visible, query.Place));
        var total = query.WithTotal ? totals.Of(connection, query, filter) : null;
        var positions = new LedgerRowOrder(connection, query, filter, isBroad: total?.Tasks > LedgerRowFilter.ManyRows).Next(
            query.Most + 1
        );
        return new LedgerResultPage(
            [.. positions.Take(query.Most).Select(position => Read(position.Id)).OfType<LedgerRow>()],
            positions.Count > query.Most ? positions[query.Most - 1].Cursor(query) : null,
            total
        );
    }

    /// <summary>Reads every row. Those that cannot be read are set aside.</summary>
    public static void ReadAll(LedgerConnection connection)
    {
        var query = new LedgerRowQueries(connection, new LedgerQuery(PlaceSet.Everywhere, DateOnly.MinValue), new TotalsCache());
        foreach (var id in connection.Sql("SELECT id FROM ledger_rows ORDER BY id").Rows(row => row.Long(0)))
            query.Read(id);
    }

    /// <summary>Returns null for a row that cannot be read. It is set aside then.</summary>
    private LedgerRow? Read(long id) =>
        connection
            .Sql(
                """
                SELECT t.task, r.name, r.place, r.kind, r.status, r.offices, r.leaders,
                    r.target, r.accepted, r.infeasible, r.phase, r.number, r.due, r.percent, r.begins, r.ends
                FROM ledger_rows r JOIN tasks t ON t.id = r.id WHERE r.id = ?1
                """
            )
            .Bind(id)
            .First(row => connection.SetAside.Read(new RecordName("ledger_rows", row.Text(0)), () => Row(row)));

    private LedgerRow Row(PreparedStatement row) =>
        new(
            TaskId.Of(row.Text(0)),
            _words.Text(row.Long(1)),
            _words.Place(row.Long(2)),
            _words.Kind(row.Long(3)),
            _words.Status(row.Long(4)),
            _words.Several(row.Long(5)),
            _words.Several(row.Long(6)),
            row.LongOrNull(7) is { } target ? AreaColumn.Of(target) : null,
            AreaColumn.Of(row.Long(8)),
            AreaColumn.Of(row.Long(9)),
            row.LongOrNull(10) is { } phase ? Phase(phase, row.Int(11), row.Int(12)) : null,
            row.Long(13) / 100m,
            DateOnly.FromDayNumber(row.Int(14)),
            row.LongOrNull(15) is { } ends ? DateOnly.FromDayNumber((int)ends) : null
        );

    private CurrentPhase Phase(long word, int number, int due)
    {
        var (kind, name) = _words.Phase(word);
        return new CurrentPhase(number, name, kind, DateOnly.FromDayNumber(due));
    }
}
