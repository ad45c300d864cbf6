using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Queries for sums over rows. One pass reads an index that holds every summed column.</summary>
internal static class TallyQueries
{
    public static Tally Of(LedgerConnection connection, LedgerRowFilter filter, DateOnly today)
    {
        using var statement = connection.Once(
            $"SELECT {Columns(connection, today)} FROM ledger_rows "
                + $"r {(filter.HasPlaces && !filter.NamesRows ? "INDEXED BY rows_by_place" : "NOT INDEXED")} "
                + $"WHERE {filter.Conditions(filter.NamesRows ? "+r.place" : "r.place", isBroad: false)}"
        );
        return filter.Bind(statement).First(row => Read(row, 0))!;
    }

    /// <summary>Returns the sums of all places, in order of place and kind.</summary>
    public static List<PlaceTotal> ByPlace(LedgerConnection connection, DateOnly today)
    {
        var words = new InternedTextReader(connection);
        using var statement = connection.Once(
            $"SELECT r.place, r.kind, {Columns(connection, today)} FROM ledger_rows r INDEXED BY rows_in_totals GROUP BY r.place, r.kind"
        );
        return
        [
            .. statement
                .Readable(
                    connection.SetAside,
                    "listed_words",
                    row => $"{row.Long(0)}.{row.Long(1)}",
                    row => new PlaceTotal(words.Place(row.Long(0)), words.Kind(row.Long(1)), Read(row, 2))
                )
                .OrderBy(total => total.Place.Path, StringComparer.Ordinal)
                .ThenBy(total => total.Kind),
        ];
    }

    /// <summary>Returns the columns by the definitions of <see cref="Tally.Of"/>. Dates count wherever the task counts.</summary>
    private static string Columns(LedgerConnection connection, DateOnly today)
    {
        var (active, closed, cancelled, split, papers) = (
            Status(RectificationStatus.Active),
            Status(RectificationStatus.ClosedOut),
            Status(RectificationStatus.Cancelled),
            Status(RectificationStatus.Split),
            Status(RectificationStatus.ClosedOnPapers)
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            count(CASE WHEN r.status <> {split} THEN 1 END),
            sum(r.status NOT IN ({closed}, {cancelled}, {split}, {papers})),
            sum(r.status = {closed}),
            sum(r.status = {active} AND r.due < {today.DayNumber}),
            sum(r.status = {active} AND r.due >= {today.DayNumber} AND r.due < {today.DayNumber + Tally.DaysOfSoon}),
            sum(CASE WHEN r.status = {papers} THEN min(r.target, r.accepted + r.infeasible) WHEN r.status <> {cancelled} THEN r.target END),
            sum(CASE WHEN r.status <> {cancelled} AND r.target IS NOT NULL THEN r.accepted END),
            sum(CASE WHEN r.status <> {cancelled} AND r.target IS NOT NULL THEN r.infeasible END),
            min(CASE WHEN r.status <> {cancelled} THEN r.begins END),
            max(CASE WHEN r.status <> {cancelled} THEN r.ends END),
            sum(r.status = {papers})
            """
        );

        long Status(RectificationStatus stage) =>
            InternedText.Find(connection, InternedTextKind.Status, EnumCodes.LifeStages.CodeOf(stage)) ?? -1;
    }

    private static Tally Read(PreparedStatement row, int first) =>
        new(
            row.Int(first),
            row.Int(first + 1),
            row.Int(first + 2),
            row.Int(first + 3),
            row.Int(first + 4),
            AreaColumn.Of(row.Long(first + 5)),
            AreaColumn.Of(row.Long(first + 6)),
            AreaColumn.Of(row.Long(first + 7)),
            Day(row, first + 8),
            Day(row, first + 9)
        )
        {
            OnPapers = row.Int(first + 10),
        };

    private static DateOnly? Day(PreparedStatement row, int column) =>
        row.LongOrNull(column) is { } day ? DateOnly.FromDayNumber((int)day) : null;
}
