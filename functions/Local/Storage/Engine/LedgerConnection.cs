using CultivatedLand.Application.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Connection to the ledger with its prepared statements. One thread uses it at a time.</summary>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection _inner;
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    private LedgerConnection(SqliteConnection inner, SetAsideStore setAside) => (_inner, SetAside) = (inner, setAside);

    /// <summary>Records that are set aside because they cannot be read.</summary>
    public SetAsideStore SetAside { get; }

    /// <summary>Whether a transaction is open. A disk error can end one by itself.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public sqlite3 Handle => _inner.Handle!;

    /// <summary>Opens a file for the upkeep of a data folder. What cannot be read is noted with the connection alone.</summary>
    public static LedgerConnection Open(string file, SqliteOpenMode mode, string pragmas) =>
        Open(file, mode, pragmas, new SetAsideStore(TimeProvider.System, new LedgerFailureTest()));

    public static LedgerConnection Open(string file, SqliteOpenMode mode, string pragmas, SetAsideStore setAside)
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
            var connection = new LedgerConnection(inner, setAside);
            connection.Execute(pragmas);
            return connection;
        }
        catch
        {
            inner.Dispose();
            throw;
        }
    }

    /// <summary>Returns the prepared statement for this text, ready to be bound. A text must not run inside itself.</summary>
    public PreparedStatement Sql(string text)
    {
        if (!_statements.TryGetValue(text, out var statement))
            _statements.Add(text, statement = new PreparedStatement(Handle, text));
        statement.Reset();
        return statement;
    }

    /// <summary>Creates a statement for one query. The caller disposes of it.</summary>
    public PreparedStatement Once(string text) => new(Handle, text);

    /// <summary>Runs one or several statements once.</summary>
    public void Execute(string script)
    {
        using var command = _inner.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    /// <summary>Resets every statement that an operation left half-read.</summary>
    public void Settle()
    {
        foreach (var statement in _statements.Values)
            statement.Reset();
    }

    /// <summary>Interrupts a statement that another thread is running on this connection.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _inner.Dispose();
    }
}
