using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection _inner;
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    private LedgerConnection(SqliteConnection inner) => _inner = inner;

    /// <summary>Whether a transaction is open; an error of the disk can end one by itself.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public sqlite3 Handle => _inner.Handle!;

    public static LedgerConnection Open(string file, SqliteOpenMode mode, string pragmas)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        };
        var inner = new SqliteConnection(settings.ToString());
        try
        {
            inner.Open();
            var connection = new LedgerConnection(inner);
            connection.Execute(pragmas);
            return connection;
        }
        catch
        {
            inner.Dispose();
            throw;
        }
    }

    /// <summary>The prepared statement for this text, ready to be bound. One text is not run inside itself.</summary>
    public PreparedStatement Sql(string text)
    {
        if (!_statements.TryGetValue(text, out var statement))
            _statements.Add(text, statement = new PreparedStatement(Handle, text));
        statement.Reset();
        return statement;
    }

    /// <summary>A statement whose text is put together for one query; its caller disposes of it.</summary>
    public PreparedStatement Once(string text) => new(Handle, text);

    /// <summary>One or several statements that are run once.</summary>
    public void Execute(string script)
    {
        using var command = _inner.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    /// <summary>Lets go of everything a piece of work left half-read.</summary>
    public void Settle()
    {
        foreach (var statement in _statements.Values)
            statement.Reset();
    }

    /// <summary>Ends a statement that another thread is running on this connection.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    /// <summary>Brings what the log holds into the file and empties it. Closing would not, while another process reads the file.</summary>
    public void FoldLog() => _ = raw.sqlite3_wal_checkpoint_v2(Handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _inner.Dispose();
    }
}
