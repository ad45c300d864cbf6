using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Ledger of tasks in the ledger file.</summary>
public sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    private readonly TaskRowIds _numbers = new();

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken) =>
        database.Read(
            connection => connection.Sql("SELECT state, wake_at FROM tasks WHERE task = ?1").Bind(id.Value).First(Stored),
            cancellationToken
        );

    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return [];
        var rows = changes.Select(change => TaskRows.Of(change, _numbers.Take(change.Decision.State.Id))).ToArray();
        return await database.Write(connection => Array.ConvertAll(rows, row => row.WriteTo(connection)), rows.Length, cancellationToken);
    }

    public Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken) =>
        database.Read(connection => DueTaskQueries.Page(connection, moment, most, after, _numbers), cancellationToken);

    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken) =>
        database.Read(
            connection => connection.Sql("SELECT min(wake_at) FROM tasks WHERE wake_at IS NOT NULL").First(row => WakeAt(row, 0)),
            cancellationToken
        );

    public async Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken) =>
        await database.Read(
            connection =>
                connection
                    .Sql(
                        """
                        SELECT fact FROM facts
                        WHERE task = (SELECT id FROM tasks WHERE task = ?1) AND version > ?2
                        ORDER BY version LIMIT ?3
                        """
                    )
                    .Bind(id.Value)
                    .Bind(afterVersion)
                    .Bind(most)
                    .Rows(row => CaseJson.ReadFact(row.Blob(0))),
            cancellationToken
        );

    public Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken) =>
        database.Read(connection => TaskQueries.Page(connection, query), cancellationToken);

    internal static StoredTask Stored(PreparedStatement row) => new(CaseJson.ReadTask(row.Blob(0)), WakeAt(row, 1));

    private static DateTimeOffset? WakeAt(PreparedStatement row, int column) =>
        row.LongOrNull(column) is { } minutes ? TimeColumn.FromMinutes(minutes) : null;
}
