using CultivatedLand.Application.Serialization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>
/// The raw limit: reads what is due and writes the same rows into the same tables with bare prepared statements, one thread, a thousand to a commit,
/// under the same pragmas as the store, with a checkpoint every 4,000 pages, four times SQLite's default. No domain, no JSON, no foreign keys, no guard against others.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    public const int AtOnce = 1000;

    private const string Pragmas = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 4000;
        PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
        """;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt due, begin, update, fact, notice, commit;

    public BareLoop(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = Pragmas;
            pragmas.ExecuteNonQuery();
        }

        due = Prepare("SELECT id, version, state, wake_at FROM tasks WHERE wake_at <= ?1 ORDER BY wake_at, id LIMIT ?2");
        begin = Prepare("BEGIN IMMEDIATE");
        update = Prepare("UPDATE tasks SET version = ?2, wake_at = ?3, state = ?4 WHERE id = ?1");
        fact = Prepare("INSERT INTO facts (task, version, fact) VALUES (?1, ?2, ?3)");
        notice = Prepare("INSERT INTO notices (task, key, send_at, standing, notice) VALUES (?1, ?2, ?3, 0, ?4)");
        commit = Prepare("COMMIT");
    }

    /// <summary>Everything that will be written for what is due, in the order in which it falls due. Not part of what is measured.</summary>
    public Dictionary<long, BareRows> Prepare(DateTimeOffset now)
    {
        var rows = new Dictionary<long, BareRows>();
        foreach (var (id, state) in Due(now, int.MaxValue)) rows.Add(id, BareRows.Of(id, CaseJson.ReadTask(state), now));
        return rows;
    }

    public int HowManyAreDue(DateTimeOffset now) => Due(now, int.MaxValue).Count;

    public void Wake(DateTimeOffset now, Dictionary<long, BareRows> rows)
    {
        while (Due(now, AtOnce) is { Count: > 0 } batch)
        {
            Run(begin);
            foreach (var (id, _) in batch) Write(rows[id]);
            Run(commit);
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { due, begin, update, fact, notice, commit }) statement.Dispose();
        connection.Dispose();
    }

    private List<(long Id, byte[] State)> Due(DateTimeOffset now, int most)
    {
        var found = new List<(long, byte[])>();
        raw.sqlite3_bind_int64(due, 1, now.ToUnixTimeSeconds() / 60);
        raw.sqlite3_bind_int(due, 2, most);
        while (raw.sqlite3_step(due) == raw.SQLITE_ROW) found.Add((raw.sqlite3_column_int64(due, 0), raw.sqlite3_column_blob(due, 2).ToArray()));
        raw.sqlite3_reset(due);
        return found;
    }

    private void Write(BareRows rows)
    {
        raw.sqlite3_bind_int64(update, 1, rows.Task);
        raw.sqlite3_bind_int64(update, 2, rows.Version + rows.Facts.Length);
        if (rows.WakeAt is { } wake) raw.sqlite3_bind_int64(update, 3, wake);
        else raw.sqlite3_bind_null(update, 3);
        raw.sqlite3_bind_blob(update, 4, rows.State);
        Run(update);
        for (var index = 0; index < rows.Facts.Length; index++)
        {
            raw.sqlite3_bind_int64(fact, 1, rows.Task);
            raw.sqlite3_bind_int64(fact, 2, rows.Version + index + 1);
            raw.sqlite3_bind_blob(fact, 3, rows.Facts[index]);
            Run(fact);
        }

        foreach (var (key, sendAt, json) in rows.Notices)
        {
            raw.sqlite3_bind_int64(notice, 1, rows.Task);
            raw.sqlite3_bind_text(notice, 2, key);
            raw.sqlite3_bind_int64(notice, 3, sendAt);
            raw.sqlite3_bind_blob(notice, 4, json);
            Run(notice);
        }
    }

    private void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection.Handle);
        raw.sqlite3_reset(statement);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), connection.Handle);
        return statement;
    }
}
