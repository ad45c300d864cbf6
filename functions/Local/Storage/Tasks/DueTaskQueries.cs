using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Queries for tasks whose wake-up time has come, page after page.</summary>
internal static class DueTaskQueries
{
    public static TaskResultPage Page(LedgerConnection connection, DateTimeOffset moment, int most, string? after, TaskRowIds numbers)
    {
        var (wakeAt, id) = After(after);
        var rows = connection
            .Sql(
                $"""
                {SqliteLedger.Columns} WHERE wake_at <= ?1 AND (wake_at, id) > (?2, ?3) ORDER BY wake_at, id LIMIT ?4
                """
            )
            .Bind(TimeColumn.MinutesDown(moment))
            .Bind(wakeAt)
            .Bind(id)
            .Bind(most)
            .Rows(row => (Task: SqliteLedger.StoredOrSetAside(connection, row), Cursor: (WakeAt: row.Long(1), Id: row.Long(2))));
        var readable = rows.Where(row => row.Task is not null).Select(row => (Task: row.Task!, row.Cursor)).ToList();
        numbers.Remember([.. readable.Select(row => (row.Task.State.Id, row.Cursor.Id))]);
        return new TaskResultPage([.. readable.Select(row => row.Task)], rows.Count == most ? Cursor(rows[^1].Cursor) : null);
    }

    private static string Cursor((long WakeAt, long Id) last) => string.Create(CultureInfo.InvariantCulture, $"{last.WakeAt}.{last.Id}");

    private static (long WakeAt, long Id) After(string? cursor)
    {
        if (cursor is null)
            return (long.MinValue, 0);
        var parts = cursor.Split('.');
        return (
            long.Parse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            long.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture)
        );
    }
}
