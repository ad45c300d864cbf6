using System.Text.Json;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.LedgerViews;

namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema of the ledger views. A task has one row of small numbers, and its words are stored once in <c>listed_words</c>.
/// So every index holds all filtered columns, and a page is found without touching rows that it does not show.
/// Waking a task writes nothing here but the rungs of the ladder.
/// </summary>
internal static class LedgerViewSchema
{
    public const string Script = """
        -- sort: see InternedTextKind. Never deleted: cursors point at them.
        CREATE TABLE listed_words (
            id   INTEGER PRIMARY KEY,
            sort INTEGER NOT NULL,
            word TEXT    NOT NULL,
            UNIQUE (sort, word)
        );

        -- Words by their id; areas in hundredths of mu; days counted from 0001-01-01. phase, number, due: the current phase.
        CREATE TABLE ledger_rows (
            id         INTEGER PRIMARY KEY REFERENCES tasks,
            plan       INTEGER NOT NULL,
            kind       INTEGER NOT NULL,
            status     INTEGER NOT NULL,
            place      INTEGER NOT NULL,
            name       INTEGER NOT NULL,
            offices    INTEGER NOT NULL,
            leaders    INTEGER NOT NULL,
            target     INTEGER,
            accepted   INTEGER NOT NULL,
            infeasible INTEGER NOT NULL,
            phase      INTEGER,
            number     INTEGER,
            due        INTEGER,
            percent    INTEGER NOT NULL,
            planned    INTEGER NOT NULL,
            begins     INTEGER NOT NULL,
            ends       INTEGER
        );
        CREATE INDEX rows_by_due ON ledger_rows (due, id, plan, kind, status, place, name, phase, offices);
        CREATE INDEX rows_by_place ON ledger_rows (place, id, plan, kind, status, name, phase, offices, due, target, accepted, infeasible, begins, ends);
        CREATE INDEX rows_by_name ON ledger_rows (name, id, plan, kind, status, place, phase, offices, due);
        CREATE INDEX rows_by_target ON ledger_rows (target, id, plan, kind, status, place, name, phase, offices, due);
        CREATE INDEX rows_by_accepted ON ledger_rows (accepted, id, plan, kind, status, place, name, phase, offices, due);
        CREATE INDEX rows_by_percent ON ledger_rows (percent, id, plan, kind, status, place, name, phase, offices, due);
        CREATE INDEX rows_in_totals ON ledger_rows (place, kind, status, due, target, accepted, infeasible, begins, ends);

        -- Phases that are not done, of tasks that have not ended.
        CREATE TABLE due_dates (
            due    INTEGER NOT NULL,
            task   INTEGER NOT NULL REFERENCES tasks,
            number INTEGER NOT NULL,
            phase  INTEGER NOT NULL,
            place  INTEGER NOT NULL,
            PRIMARY KEY (due, task, number)
        ) WITHOUT ROWID;
        CREATE INDEX due_dates_of_task ON due_dates (task);

        -- Which facts are acts of people or rungs of the ladder, and when.
        CREATE TABLE acts (
            id      INTEGER PRIMARY KEY,
            at      INTEGER NOT NULL,
            task    INTEGER NOT NULL REFERENCES tasks,
            version INTEGER NOT NULL
        );
        CREATE INDEX acts_by_time ON acts (at);

        -- Counts every change of a row: sums that were read at the same count still hold.
        CREATE TABLE row_changes (
            id    INTEGER PRIMARY KEY,
            count INTEGER NOT NULL
        );
        INSERT INTO row_changes (id, count) VALUES (1, 0);
        """;

    /// <summary>
    /// Fills the tables from what an older version has stored. A task that cannot be read is left out; <c>verify</c> names it.
    /// </summary>
    public static void Fill(LedgerConnection connection)
    {
        var tasks = connection.Sql("SELECT id, state FROM tasks ORDER BY id");
        while (tasks.Step())
        {
            try
            {
                List(connection, tasks.Long(0), CaseJson.ReadTask(tasks.Blob(1)));
            }
            catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
            {
                // The fault was there before the migration.
            }
        }
    }

    private static void List(LedgerConnection connection, long id, RectificationTask state)
    {
        var facts = connection
            .Sql("SELECT fact FROM facts WHERE task = ?1 ORDER BY version")
            .Bind(id)
            .Rows(row => CaseJson.ReadFact(row.Blob(0)));
        LedgerRowWriter.Of(state, facts).WriteTo(connection, id);
        foreach (var act in ActRow.In(facts, 0))
            act.List(connection, id);
    }
}
