using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>Ledgers of before the views are listed when they are brought forward.</summary>
public sealed class ViewMigrationTests : IDisposable
{
    private static readonly LedgerQuery Everything = new(PlaceSet.Everywhere, new DateOnly(2023, 8, 30));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_ledger_of_before_the_views_is_listed_as_if_they_had_always_been_there()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
        {
            await stores.Ledger.PlannedTask("aa-1");
            var task = await stores.Ledger.RemindedTask("aa-2");
            await stores.Ledger.Done(task, new TaskCommand.Report([1], Mu.Of(5)), SomeLedger.At(8, 5));
            await stores.Ledger.Done(await stores.Ledger.ActiveTask("aa-3"), new TaskCommand.Cancel("方案撤销"), SomeLedger.Monday);
        }

        var before = await Views();
        Execute(
            "DROP TABLE ledger_rows; DROP TABLE due_dates; DROP TABLE interview_acts; DROP TABLE acts; "
                + "DROP TABLE listed_words; DROP TABLE row_changes; DROP TABLE log_folds; PRAGMA user_version = 3"
        );

        Assert.Equal(before, await Views());
    }

    [Fact]
    public async Task A_task_that_cannot_be_read_does_not_keep_the_others_from_being_listed()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
        {
            await stores.Ledger.PlannedTask("aa-1");
            await stores.Ledger.PlannedTask("aa-2");
        }

        Execute(
            "UPDATE tasks SET state = '{' WHERE task = 'aa-1'; DROP TABLE ledger_rows; DROP TABLE due_dates; "
                + "DROP TABLE interview_acts; DROP TABLE acts; DROP TABLE listed_words; DROP TABLE row_changes; DROP TABLE log_folds; "
                + "PRAGMA user_version = 3"
        );

        await using var after = SqliteStores.In(_folder.Data);
        Assert.Equal(["aa-2"], (await after.Views.Rows(Everything, default)).Rows.Select(row => row.Id.Value));
    }

    private async Task<string> Views()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        var acts = await stores.Views.Acts(new(SomeLedger.Monday.AddDays(-1), SomeLedger.At(12, 1), PlaceSet.Everywhere), default);
        return string.Join(
            '\n',
            [
                .. (await stores.Views.Rows(Everything, default)).Rows.Select(row => row.ToString()),
                .. (await stores.Views.DueDates(default, DateOnly.MaxValue, PlaceSet.Everywhere, 100, default)).Select(date =>
                    date.ToString()
                ),
                .. acts.Acts.Select(act => $"{act.Task} {act.Fact.GetType().Name}").Order(StringComparer.Ordinal),
            ]
        );
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Data.Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
