using System.Text.Json;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Schema for percentages with two decimals: the column counts hundredths of a percent.</summary>
internal static class PercentSchema
{
    public const string Script = "UPDATE ledger_rows SET percent = percent * 100;";

    /// <summary>
    /// Reckons the hundredths that an older version has cut off. A row of a task that cannot be read keeps whole percents.
    /// </summary>
    public static void Fill(LedgerConnection connection)
    {
        var tasks = connection.Sql("SELECT id, state FROM tasks ORDER BY id");
        while (tasks.Step())
        {
            try
            {
                connection
                    .Sql("UPDATE ledger_rows SET percent = ?2 WHERE id = ?1")
                    .Bind(tasks.Long(0))
                    .Bind(AreaColumn.Hundredths(LedgerRow.PercentOf(CaseJson.ReadTask(tasks.Blob(1)))))
                    .Run();
            }
            catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
            {
                // The fault was there before the migration.
            }
        }
    }
}
