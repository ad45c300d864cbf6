using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Prepared statement, kept for the life of its connection. Parameters are bound in the order of their numbers.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;
    private int _bound;
    private bool _hasStepped;

    public PreparedStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle), database);
    }

    public PreparedStatement Bind(long value) => Checked(raw.sqlite3_bind_int64(_handle, ++_bound, value));

    public PreparedStatement Bind(long? value) => value is { } number ? Bind(number) : Checked(raw.sqlite3_bind_null(_handle, ++_bound));

    public PreparedStatement Bind(string? value) =>
        Checked(value is null ? raw.sqlite3_bind_null(_handle, ++_bound) : raw.sqlite3_bind_text(_handle, ++_bound, value));

    public PreparedStatement Bind(byte[] value) => Checked(raw.sqlite3_bind_blob(_handle, ++_bound, value));

    /// <summary>Moves to the next row. Returns false after the last one.</summary>
    public bool Step()
    {
        _hasStepped = true;
        var result = raw.sqlite3_step(_handle);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _database);
        Reset();
        return false;
    }

    /// <returns>The number of changed rows.</returns>
    public int Run()
    {
        while (Step()) { }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs a query to its end and returns its rows.</summary>
    public List<T> Rows<T>(Func<PreparedStatement, T> read)
    {
        var rows = new List<T>();
        while (Step())
            rows.Add(read(this));
        return rows;
    }

    /// <summary>Returns the first row, if there is one.</summary>
    public T? First<T>(Func<PreparedStatement, T> read)
    {
        if (!Step())
            return default;
        var row = read(this);
        Reset();
        return row;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_handle, column);

    public int Int(int column) => raw.sqlite3_column_int(_handle, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Returns the bytes of a column. They are valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>Prepares the statement to be bound again, and releases the snapshot that a half-read query holds.</summary>
    public void Reset()
    {
        _bound = 0;
        if (!_hasStepped)
            return;
        _hasStepped = false;
        _ = raw.sqlite3_reset(_handle);
    }

    public void Dispose() => _handle.Dispose();

    private PreparedStatement Checked(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _database);
        return this;
    }
}
