using CultivatedLand.Application.Serialization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>
/// The raw limit: reads what is due and writes the same rows into the same tables with bare prepared statements, one thread,
/// a thousand to a commit, under the same pragmas as the store, with a checkpoint every 4,000 pages, four times SQLite's default.
/// No domain, no JSON, no foreign keys, no guard against others.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    public const int AtOnce = 1000;

    private const string Pragmas = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 4000;
        PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
        """;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _due,
        _begin,
        _update,
        _fact,
        _notice,
        _commit;

    public BareLoop(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText = Pragmas;
            pragmas.ExecuteNonQuery();
        }

        _due = Prepare("SELECT id, version, state, wake_at FROM tasks WHERE wake_at <= ?1 ORDER BY wake_at, id LIMIT ?2");
        _begin = Prepare("BEGIN IMMEDIATE");
        _update = Prepare("UPDATE tasks SET version = ?2, wake_at = ?3, state = ?4 WHERE id = ?1");
        _fact = Prepare("INSERT INTO facts (task, version, fact) VALUES (?1, ?2, ?3)");
        _notice = Prepare("INSERT INTO notices (task, key, send_at, standing, notice) VALUES (?1, ?2, ?3, 0, ?4)");
        _commit = Prepare("COMMIT");
    }

    /// <summary>
    /// Everything that will be written for what is due, in the order in which it falls due. Not part of what is measured.
    /// </summary>
    public Dictionary<long, BareRows> Prepare(DateTimeOffset now)
    {
        var rows = new Dictionary<long, BareRows>();
        foreach (var (id, state) in Due(now, int.MaxValue))
            rows.Add(id, BareRows.Of(id, CaseJson.ReadTask(state), now));
        return rows;
    }

    public int HowManyAreDue(DateTimeOffset now) => Due(now, int.MaxValue).Count;

    public void Wake(DateTimeOffset now, Dictionary<long, BareRows> rows)
    {
        while (Due(now, AtOnce) is { Count: > 0 } batch)
        {
            Run(_begin);
            foreach (var (id, _) in batch)
                Write(rows[id]);
            Run(_commit);
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _due, _begin, _update, _fact, _notice, _commit })
            statement.Dispose();
        _connection.Dispose();
    }

    private List<(long Id, byte[] State)> Due(DateTimeOffset now, int most)
    {
        var found = new List<(long, byte[])>();
        raw.sqlite3_bind_int64(_due, 1, now.ToUnixTimeSeconds() / 60);
        raw.sqlite3_bind_int(_due, 2, most);
        while (raw.sqlite3_step(_due) == raw.SQLITE_ROW)
            found.Add((raw.sqlite3_column_int64(_due, 0), raw.sqlite3_column_blob(_due, 2).ToArray()));
        raw.sqlite3_reset(_due);
        return found;
    }

    private void Write(BareRows rows)
    {
        raw.sqlite3_bind_int64(_update, 1, rows.Task);
        raw.sqlite3_bind_int64(_update, 2, rows.Version + rows.Facts.Length);
        if (rows.WakeAt is { } wake)
            raw.sqlite3_bind_int64(_update, 3, wake);
        else
            raw.sqlite3_bind_null(_update, 3);
        raw.sqlite3_bind_blob(_update, 4, rows.State);
        Run(_update);
        for (var index = 0; index < rows.Facts.Length; index++)
        {
            raw.sqlite3_bind_int64(_fact, 1, rows.Task);
            raw.sqlite3_bind_int64(_fact, 2, rows.Version + index + 1);
            raw.sqlite3_bind_blob(_fact, 3, rows.Facts[index]);
            Run(_fact);
        }

        foreach (var (key, sendAt, json) in rows.Notices)
        {
            raw.sqlite3_bind_int64(_notice, 1, rows.Task);
            raw.sqlite3_bind_text(_notice, 2, key);
            raw.sqlite3_bind_int64(_notice, 3, sendAt);
            raw.sqlite3_bind_blob(_notice, 4, json);
            Run(_notice);
        }
    }

    private void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        raw.sqlite3_reset(statement);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(_connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement),
            _connection.Handle
        );
        return statement;
    }
}
