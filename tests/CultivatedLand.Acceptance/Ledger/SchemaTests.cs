using CultivatedLand.Testing.Golden;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class SchemaTests
{
    [Fact]
    public async Task A_new_ledger_has_the_tables_and_the_marks_that_it_had()
    {
        using var folder = new TemporaryFolder();
        await SqliteStores.In(folder.Data).DisposeAsync();
        using var file = new SqliteConnection($"Data Source={folder.Data.Ledger};Pooling=False");
        file.Open();

        string[] marks = [.. Column(file, "PRAGMA application_id").Concat(Column(file, "PRAGMA user_version"))];
        GoldenFile.Check(
            "ledger.sql",
            [
                .. Column(file, "SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"),
                $"-- application_id {marks[0]}, user_version {marks[1]}",
            ]
        );
    }

    private static IEnumerable<string> Column(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return rows.GetString(0);
    }
}
