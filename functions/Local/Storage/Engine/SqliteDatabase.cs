using CultivatedLand.Application.Records;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Database in the ledger file of a data folder, held by this host alone.
/// One connection writes on its own thread, and readers run beside it.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    /// <summary>
    /// Settings of the writer. The log goes into the file by <see cref="LogFold"/>, and SQLite itself never moves it.
    /// </summary>
    private const string WriterPragmas = """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA busy_timeout = 5000;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32000;
        PRAGMA mmap_size = 0;
        """;

    private readonly HostLock _hostLock;
    private readonly WriterThread _writer;
    private readonly ReaderPool _readers;
    private bool _isDisposed;

    private SqliteDatabase(DataFolder folder, HostLock hostLock, LedgerConnection connection)
    {
        Folder = folder;
        SetAside = connection.SetAside;
        _hostLock = hostLock;
        SqliteVersion = connection.Sql("SELECT sqlite_version()").First(row => row.Text(0))!;
        _readers = new ReaderPool(folder.Ledger, most: 8, SetAside);
        _writer = new WriterThread(connection, folder);
        Integrity = IntegrityCheck.Begin(this);
    }

    public DataFolder Folder { get; }

    /// <summary>Records that are set aside because they cannot be read.</summary>
    public SetAsideStore SetAside { get; }

    /// <summary>SQLite version, for the line that a host prints at its start.</summary>
    public string SqliteVersion { get; }

    /// <summary>
    /// Result of the integrity check: null if the file is whole, otherwise the fault.
    /// A small file is checked before <see cref="Open"/> returns.
    /// A large one is checked while the host already serves.
    /// </summary>
    public Task<StorageException?> Integrity { get; }

    /// <param name="prepare">What is done with the writer's connection before anybody else sees the file.</param>
    /// <exception cref="StorageException">The folder is in use, cannot be written, or is damaged.</exception>
    internal static SqliteDatabase Open(DataFolder folder, TimeProvider time, SetAsideStore setAside, Action<LedgerConnection> prepare)
    {
        var hostLock = HostLock.Take(folder, time.GetLocalNow());
        LedgerConnection? connection = null;
        try
        {
            UsedFolderCheck.Files(folder);
            LogFold.Check(folder);
            connection = LedgerConnection.Open(folder.Ledger, SqliteOpenMode.ReadWriteCreate, WriterPragmas, setAside);
            if (IntegrityCheck.IsQuick(folder))
                IntegrityCheck.Run(connection, folder.Ledger);
            prepare(connection);
            return new SqliteDatabase(folder, hostLock, connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            hostLock.Dispose();
            if (error is SqliteException sqlite && StorageText.For(sqlite, folder.Ledger) is { } text)
                throw new StorageException(text, sqlite);
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _readers.Dispose();
        _writer.Dispose();
        _hostLock.Dispose();
    }

    internal Task<T> Write<T>(Func<LedgerConnection, T> work, int rows, CancellationToken cancellationToken) =>
        _writer.Write(work, rows, cancellationToken);

    internal Task<T> Read<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken) => _readers.Read(work, cancellationToken);

    internal Task<T> ReadAtOneMoment<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken) =>
        _readers.ReadAtOneMoment(work, cancellationToken);
}
