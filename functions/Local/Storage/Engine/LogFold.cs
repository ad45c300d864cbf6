using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Folding of the log into the ledger file, so that the file alone is nearly the whole ledger and a plain copy of it holds nearly
/// everything.
/// Folds are numbered in the file, and the number stands in a file beside the log.
/// A log that was begun on another file is found by it at the next start: SQLite itself would replay it and destroy the ledger.
/// </summary>
internal static class LogFold
{
    /// <summary>Size of a log with 4,000 pages.</summary>
    public const long Large = 4000 * (4096 + 24);

    private const int SettingsTimeout = 5000;

    /// <summary>Folds the log, unless a reader still needs it. It is tried again later then.</summary>
    public static void Run(LedgerConnection connection, DataFolder folder)
    {
        if (!HasLog(folder))
            return;
        var (number, fitting) = (connection.Sql("SELECT number FROM log_folds").First(row => row.Long(0)), Fitting(folder));

        // Both numbers fit while a fold is under way: until it is complete the file may hold either.
        if (fitting is not [_, var begun] || begun != Text(number))
        {
            Note(folder, $"{Text(number)} {Text(number + 1)}");
            connection.Sql("INSERT OR REPLACE INTO log_folds (id, number) VALUES (1, ?1)").Bind(++number).Run();
        }

        _ = raw.sqlite3_busy_timeout(connection.Handle, 0);
        var result = raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        _ = raw.sqlite3_busy_timeout(connection.Handle, SettingsTimeout);
        if (result == raw.SQLITE_OK)
            Note(folder, Text(number));
        else if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }

    /// <exception cref="StorageException">The log was begun on another file than the one that is there.</exception>
    public static void Check(DataFolder folder)
    {
        if (!HasLog(folder) || !File.Exists(folder.Ledger) || Fitting(folder) is not { Length: > 0 } fitting)
            return;
        if (NumberIn(folder) is { } number && !fitting.Contains(Text(number)))
            throw new StorageException(StorageText.LogOfAnother(folder.Log, folder.Ledger));
    }

    public static bool IsLarge(DataFolder folder) => new FileInfo(folder.Log) is { Exists: true, Length: >= Large };

    public static bool HasLog(DataFolder folder) => new FileInfo(folder.Log) is { Exists: true, Length: > 0 };

    /// <summary>Reads the number in the file itself, without the log. Null for a ledger of an earlier version.</summary>
    private static long? NumberIn(DataFolder folder)
    {
        try
        {
            using var file = LedgerConnection.Open(
                $"file:{Uri.EscapeDataString(folder.Ledger).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
                SqliteOpenMode.ReadOnly,
                "PRAGMA query_only = 1;"
            );
            return file.Sql("SELECT number FROM log_folds").First(row => (long?)row.Long(0));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static string[] Fitting(DataFolder folder) =>
        File.Exists(folder.LogNumber)
            ? File.ReadAllText(folder.LogNumber).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];

    private static void Note(DataFolder folder, string numbers)
    {
        using var file = new FileStream(folder.LogNumber, FileMode.Create, FileAccess.Write);
        file.Write(System.Text.Encoding.ASCII.GetBytes(numbers));
        file.Flush(flushToDisk: true);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
