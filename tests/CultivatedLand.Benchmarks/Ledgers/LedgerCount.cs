using CultivatedLand.Local.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>What a ledger holds, to see that two sides have done the same.</summary>
internal readonly record struct LedgerCount(long Facts, long Notices)
{
    public static LedgerCount Of(DataFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Ledger};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM notices)";
        using var row = command.ExecuteReader();
        row.Read();
        return new LedgerCount(row.GetInt64(0), row.GetInt64(1));
    }
}
