using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Views of the ledger, read from the narrow tables of the schema of the views.</summary>
public sealed class SqliteLedgerViews(SqliteDatabase database) : ILedgerViews
{
    private readonly TotalsCache _totals = new();

    public Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(connection => new LedgerRowQueries(connection, query, _totals).Page(), cancellationToken);

    public async Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken) =>
        await database.ReadAtOneMoment(
            connection => _totals.ByPlace(connection, today).Where(total => places.Contains(total.Place)).ToList(),
            cancellationToken
        );

    public Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(
            connection =>
            {
                var words = new InternedTextReader(connection);
                var (offices, phases) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
                foreach (
                    var (office, phase) in Found(
                        connection,
                        PlaceFilter.Of(connection, places),
                        "SELECT DISTINCT offices, phase FROM ledger_rows INDEXED BY rows_by_place",
                        row => (row.Long(0), row.LongOrNull(1))
                    )
                )
                {
                    offices.UnionWith(Word(connection, office, () => words.Several(office).ToArray()) ?? []);
                    if (phase is { } current && Word(connection, current, () => words.Phase(current).Name) is { } name)
                        phases.Add(name);
                }

                return new LedgerChoices([.. offices], [.. phases]);
            },
            cancellationToken
        );

    public Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(connection => ActQueries.Page(connection, query), cancellationToken);

    public async Task<IReadOnlyList<DueDate>> DueDates(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        int most,
        CancellationToken cancellationToken
    ) => await database.ReadAtOneMoment(connection => DueDateQueries.Dates(connection, from, to, places, most), cancellationToken);

    public async Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        CancellationToken cancellationToken
    ) => await database.ReadAtOneMoment(connection => DueDateQueries.Counts(connection, from, to, places), cancellationToken);

    /// <summary>Returns null for a word that cannot be read. It is set aside then.</summary>
    private static T? Word<T>(LedgerConnection connection, long id, Func<T> read)
        where T : class => connection.SetAside.Read(new RecordName("listed_words", id.ToString(CultureInfo.InvariantCulture)), read);

    private static List<T> Found<T>(LedgerConnection connection, PlaceFilter places, string select, Func<PreparedStatement, T> read)
    {
        using var statement = connection.Once($"{select} WHERE {places.On("place", 1)}");
        return places.Bind(statement).Rows(read);
    }
}
