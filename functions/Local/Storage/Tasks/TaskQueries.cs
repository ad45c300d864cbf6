using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Query for a page of tasks. Rows are chosen from a narrow index, and only those of the page are read whole.</summary>
internal static class TaskQueries
{
    public static TaskResultPage Page(LedgerConnection connection, TaskQuery query)
    {
        var statement = connection.Sql(
            $"""
            {SqliteLedger.Columns} WHERE id IN (
                SELECT id FROM tasks INDEXED BY {IndexFor(query)} WHERE id > ?1
                {(query.Status is null ? "" : "AND status = ?3")}
                {(query.PlanId is null ? "" : "AND plan = ?4")}
                {(query.Place is null ? "" : "AND place >= ?5 AND place < ?5 || '0' AND (place = ?5 OR place >= ?5 || '/')")}
                {(query.Search is null ? "" : "AND (instr(name, ?6) OR instr(place, ?6))")}
                ORDER BY id LIMIT ?2)
            ORDER BY id
            """
        );
        string?[] filters =
        [
            query.Status is { } status ? EnumCodes.LifeStages.CodeOf(status) : null,
            query.PlanId,
            query.Place,
            query.Search,
        ];
        statement.Bind(After(query.After)).Bind(query.Most + 1L);
        foreach (var filter in filters.Take(Array.FindLastIndex(filters, filter => filter is not null) + 1))
            statement.Bind(filter);

        var rows = statement.Rows(row => (Task: SqliteLedger.StoredOrSetAside(connection, row), Id: row.Long(2)));
        return rows.Count > query.Most
            ? new TaskResultPage([.. rows.Take(query.Most).Select(row => row.Task).OfType<StoredTask>()], Cursor(rows[query.Most - 1].Id))
            : new TaskResultPage([.. rows.Select(row => row.Task).OfType<StoredTask>()], null);
    }

    private static string IndexFor(TaskQuery query) =>
        query.PlanId is not null ? "tasks_of_plan"
        : query.Place is not null ? "tasks_at_place"
        : "tasks_listed";

    internal static long After(string? cursor) => cursor is null ? 0 : long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);

    internal static string Cursor(long id) => id.ToString(CultureInfo.InvariantCulture);
}
