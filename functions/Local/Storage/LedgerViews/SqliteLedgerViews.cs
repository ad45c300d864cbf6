using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Migrations;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>The views of the ledger, from the narrow tables of <see cref="LedgerViewSchema"/>.</summary>
public sealed class SqliteLedgerViews(SqliteDatabase database) : ILedgerViews
{
    private readonly TotalsCache totals = new();

    public Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancel) => database.ReadAtOneMoment(connection => new LedgerRowQueries(connection, query, totals).Page(), cancel);

    public async Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancel) =>
        await database.ReadAtOneMoment(connection => totals.ByPlace(connection, today).Where(total => places.Contains(total.Place)).ToList(), cancel);

    public Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancel) => database.ReadAtOneMoment(
        connection =>
        {
            var words = new InternedTextReader(connection);
            var (offices, phases) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
            foreach (var (office, phase) in Found(connection, PlaceFilter.Of(connection, places), "SELECT DISTINCT offices, phase FROM ledger_rows INDEXED BY rows_by_place", row => (row.Long(0), row.LongOrNull(1))))
            {
                offices.UnionWith(words.Several(office));
                if (phase is { } current) phases.Add(words.Phase(current).Name);
            }

            return new LedgerChoices([.. offices], [.. phases]);
        },
        cancel);

    public Task<ActResultPage> Acts(ActQuery query, CancellationToken cancel) => database.ReadAtOneMoment(connection => ActQueries.Page(connection, query), cancel);

    public async Task<IReadOnlyList<DueDate>> DueDates(DateOnly from, DateOnly to, PlaceSet places, int most, CancellationToken cancel) =>
        await database.ReadAtOneMoment(connection => DueDateQueries.Dates(connection, from, to, places, most), cancel);

    public async Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(DateOnly from, DateOnly to, PlaceSet places, CancellationToken cancel) =>
        await database.ReadAtOneMoment(connection => DueDateQueries.Counts(connection, from, to, places), cancel);

    private static List<T> Found<T>(LedgerConnection connection, PlaceFilter places, string select, Func<PreparedStatement, T> read)
    {
        using var statement = connection.Once($"{select} WHERE {places.On("place", 1)}");
        return places.Bind(statement).Rows(read);
    }
}
