using System.Globalization;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Serialization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Local.Storage;

/// <summary>Sums over rows, in one pass over an index that holds all that is summed.</summary>
internal static class TallyReading
{
    public static Tally Of(Connection connection, RowFilter filter, DateOnly today)
    {
        using var statement = connection.Once(
            $"SELECT {Columns(connection, today)} FROM ledger_rows r {(filter.HasPlaces && !filter.NamesRows ? "INDEXED BY rows_by_place" : "NOT INDEXED")} WHERE {filter.Conditions(filter.NamesRows ? "+r.place" : "r.place", isBroad: false)}");
        return filter.Bind(statement).First(row => Read(row, 0))!;
    }

    /// <summary>Of all places, in order of place and kind.</summary>
    public static List<PlaceTotal> ByPlace(Connection connection, DateOnly today)
    {
        var words = new WordReader(connection);
        using var statement = connection.Once(
            $"SELECT r.place, r.kind, {Columns(connection, today)} FROM ledger_rows r INDEXED BY rows_in_totals GROUP BY r.place, r.kind");
        return [.. statement.Rows(row => new PlaceTotal(words.Place(row.Long(0)), words.Kind(row.Long(1)), Read(row, 2)))
            .OrderBy(total => total.Place.Path, StringComparer.Ordinal).ThenBy(total => total.Kind)];
    }

    /// <summary>By the definitions of <see cref="Tally.Of"/>. Dates count where the task does.</summary>
    private static string Columns(Connection connection, DateOnly today)
    {
        var (active, closed, cancelled) = (Status(LifeStage.Active), Status(LifeStage.ClosedOut), Status(LifeStage.Cancelled));
        return string.Create(CultureInfo.InvariantCulture, $"""
            count(*),
            sum(r.status NOT IN ({closed}, {cancelled})),
            sum(r.status = {closed}),
            sum(r.status = {active} AND r.due < {today.DayNumber}),
            sum(r.status = {active} AND r.due >= {today.DayNumber} AND r.due < {today.DayNumber + Tally.DaysOfSoon}),
            sum(CASE WHEN r.status <> {cancelled} THEN r.target END),
            sum(CASE WHEN r.status <> {cancelled} AND r.target IS NOT NULL THEN r.accepted END),
            sum(CASE WHEN r.status <> {cancelled} AND r.target IS NOT NULL THEN r.infeasible END),
            min(CASE WHEN r.status <> {cancelled} THEN r.begins END),
            max(CASE WHEN r.status <> {cancelled} THEN r.ends END)
            """);

        long Status(LifeStage stage) => Words.Find(connection, WordSort.Status, Codes.LifeStages.CodeOf(stage)) ?? -1;
    }

    private static Tally Read(Statement row, int first) => new(
        row.Int(first),
        row.Int(first + 1),
        row.Int(first + 2),
        row.Int(first + 3),
        row.Int(first + 4),
        Areas.Of(row.Long(first + 5)),
        Areas.Of(row.Long(first + 6)),
        Areas.Of(row.Long(first + 7)),
        Day(row, first + 8),
        Day(row, first + 9));

    private static DateOnly? Day(Statement row, int column) => row.LongOrNull(column) is { } day ? DateOnly.FromDayNumber((int)day) : null;
}
