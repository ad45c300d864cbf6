using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Verifier of plain columns. SQLite stores any value in any column, and a word where a number belongs sorts after all numbers.
/// It also finds acts without their fact and tasks without their line in the lists.
/// </summary>
internal static class ColumnVerifier
{
    public static IEnumerable<VerifyFault> Run(LedgerConnection connection)
    {
        var columns = connection
            .Sql(
                """
                SELECT t.name, c.name, c.type FROM pragma_table_list t JOIN pragma_table_info(t.name) c
                WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type IN ('INTEGER', 'TEXT')
                """
            )
            .Rows(row => (Table: row.Text(0), Column: row.Text(1), Type: row.Text(2)));
        return
        [
            .. columns.SelectMany(column => Unfit(connection, column.Table, column.Column, column.Type)),
            .. Missing(
                connection,
                "SELECT 'acts/' || id FROM acts WHERE NOT EXISTS (SELECT 1 FROM facts WHERE task = acts.task AND version = acts.version)",
                "它所指的履历不存在。",
                "the fact that it names is not there."
            ),
            .. Missing(
                connection,
                "SELECT 'tasks/' || task FROM tasks WHERE NOT EXISTS (SELECT 1 FROM ledger_rows WHERE ledger_rows.id = tasks.id)",
                "台账列表中没有这个任务。",
                "the ledger's lists have no line of it."
            ),
        ];
    }

    private static IEnumerable<VerifyFault> Unfit(LedgerConnection connection, string table, string column, string type) =>
        connection
            .Sql($"SELECT * FROM (SELECT typeof({column}) AS found FROM {table}) WHERE found NOT IN ('{type.ToLowerInvariant()}', 'null')")
            .Rows(row => row.Text(0))
            .CountBy(found => found)
            .Select(found =>
                LedgerVerifier.Fault(
                    VerifyFaultKind.Unreadable,
                    $"{table}.{column}",
                    $"有{found.Value}行存的是 {found.Key}，应为 {type}；请从备份恢复。",
                    $"{found.Value} rows hold {found.Key} where {type} is expected; restore a backup."
                )
            );

    private static IEnumerable<VerifyFault> Missing(LedgerConnection connection, string query, string chinese, string english) =>
        connection
            .Sql(query)
            .Rows(row => row.Text(0))
            .Select(subject =>
                LedgerVerifier.Fault(VerifyFaultKind.Unreadable, subject, $"{chinese}请从备份恢复。", $"{english} Restore a backup.")
            );
}
