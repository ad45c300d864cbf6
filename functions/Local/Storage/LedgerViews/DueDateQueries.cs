using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Queries for due dates of open phases, by day.</summary>
internal static class DueDateQueries
{
    public static List<DueDate> Dates(LedgerConnection connection, DateOnly from, DateOnly to, PlaceSet places, int most)
    {
        var (words, filter) = (new InternedTextReader(connection), PlaceFilter.Of(connection, places));
        using var statement = connection.Once(
            $"""
            SELECT t.task, r.name, d.place, r.status, d.number, d.phase, d.due
            FROM due_dates d CROSS JOIN ledger_rows r ON r.id = d.task CROSS JOIN tasks t ON t.id = d.task
            WHERE d.due >= ?1 AND d.due <= ?2 AND {filter.On("d.place", 4)}
            ORDER BY d.due, d.task, d.number LIMIT ?3
            """
        );
        statement.Bind(from.DayNumber).Bind(to.DayNumber).Bind(most);
        return filter
            .Bind(statement)
            .Readable(
                connection.SetAside,
                "due_dates",
                row => $"{row.Text(0)}.{row.Long(4)}",
                row =>
                {
                    var (kind, name) = words.Phase(row.Long(5));
                    return new DueDate(
                        TaskId.Of(row.Text(0)),
                        words.Text(row.Long(1)),
                        words.Place(row.Long(2)),
                        words.Status(row.Long(3)),
                        new CurrentPhase(row.Int(4), name, kind, DateOnly.FromDayNumber(row.Int(6)))
                    );
                }
            );
    }

    public static Dictionary<DateOnly, int> Counts(LedgerConnection connection, DateOnly from, DateOnly to, PlaceSet places)
    {
        var filter = PlaceFilter.Of(connection, places);
        using var statement = connection.Once(
            $"SELECT due, count(*) FROM due_dates WHERE due >= ?1 AND due <= ?2 AND {filter.On("place", 3)} GROUP BY due"
        );
        statement.Bind(from.DayNumber).Bind(to.DayNumber);
        return filter
            .Bind(statement)
            .Rows(row => (Day: DateOnly.FromDayNumber(row.Int(0)), Count: row.Int(1)))
            .ToDictionary(day => day.Day, day => day.Count);
    }
}
