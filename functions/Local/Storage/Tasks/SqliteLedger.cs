using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

public sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    private readonly TaskRowIds numbers = new();

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancel) => database.Read(
        connection => connection.Sql("SELECT state, wake_at FROM tasks WHERE task = ?1").Bind(id.Value).First(Stored),
        cancel);

    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancel)
    {
        if (changes.Count == 0) return [];
        var rows = changes.Select(change => TaskRows.Of(change, numbers.Take(change.Decision.State.Id))).ToArray();
        return await database.Write(connection => Array.ConvertAll(rows, row => row.WriteTo(connection)), rows.Length, cancel);
    }

    public Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancel) => database.Read(connection => DueTaskQueries.Page(connection, moment, most, after, numbers), cancel);

    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancel) => database.Read(
        connection => connection.Sql("SELECT min(wake_at) FROM tasks WHERE wake_at IS NOT NULL").First(row => WakeAt(row, 0)),
        cancel);

    public async Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancel) => await database.Read(
        connection => connection.Sql("""
            SELECT fact FROM facts
            WHERE task = (SELECT id FROM tasks WHERE task = ?1) AND version > ?2
            ORDER BY version LIMIT ?3
            """)
            .Bind(id.Value).Bind(afterVersion).Bind(most).Rows(row => CaseJson.ReadFact(row.Blob(0))),
        cancel);

    public Task<TaskResultPage> List(TaskQuery query, CancellationToken cancel) => database.Read(connection => TaskQueries.Page(connection, query), cancel);

    internal static StoredTask Stored(PreparedStatement row) => new(CaseJson.ReadTask(row.Blob(0)), WakeAt(row, 1));

    private static DateTimeOffset? WakeAt(PreparedStatement row, int column) => row.LongOrNull(column) is { } minutes ? TimeColumn.FromMinutes(minutes) : null;
}
