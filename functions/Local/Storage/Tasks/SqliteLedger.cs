using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Ledger of tasks in the ledger file.</summary>
public sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    internal const string Columns = "SELECT state, wake_at, id, task, version FROM tasks";

    private readonly TaskRowIds _numbers = new();

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken) =>
        database.Read(
            connection => connection.Sql($"{Columns} WHERE task = ?1").Bind(id.Value).First(row => Found(connection, row)),
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
            connection =>
                connection.SetAside.HasAny(RecordName.Tasks)
                    ? connection
                        .Sql("SELECT task, wake_at FROM tasks WHERE wake_at IS NOT NULL ORDER BY wake_at, id")
                        .FirstMoment(connection.SetAside, RecordName.Tasks)
                        is { } minutes
                        ? TimeColumn.FromMinutes(minutes)
                        : (DateTimeOffset?)null
                    : connection.Sql("SELECT min(wake_at) FROM tasks WHERE wake_at IS NOT NULL").First(row => WakeAt(row, 0)),
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

    /// <summary>Returns null for a task that cannot be read. It is set aside then.</summary>
    internal static StoredTask? StoredOrSetAside(LedgerConnection connection, PreparedStatement row) =>
        connection.SetAside.Read(NameOf(row), () => Stored(row));

    /// <exception cref="UnreadableRecordException">The task cannot be read.</exception>
    private static StoredTask Found(LedgerConnection connection, PreparedStatement row)
    {
        try
        {
            var task = Stored(row);
            connection.SetAside.FoundReadable(NameOf(row));
            return task;
        }
        catch (Exception unreadable) when (connection.SetAside.IsOfOneRecord(unreadable))
        {
            connection.SetAside.Note(NameOf(row), unreadable.Message);
            throw new UnreadableRecordException(NameOf(row), unreadable);
        }
    }

    private static RecordName NameOf(PreparedStatement row) => new(RecordName.Tasks, row.Text(3));

    /// <exception cref="FormatException">The columns beside the state contradict it.</exception>
    private static StoredTask Stored(PreparedStatement row)
    {
        var task = CaseJson.ReadTask(row.Blob(0));
        return task.Version == row.Long(4) && task.Id.Value == row.Text(3)
            ? new StoredTask(task, WakeAt(row, 1))
            : throw new FormatException(
                $"Its row says {row.Text(3)} in version {row.Long(4)}, and its state says {task.Id} in version {task.Version}."
            );
    }

    private static DateTimeOffset? WakeAt(PreparedStatement row, int column) =>
        row.LongOrNull(column) is { } minutes ? TimeColumn.FromMinutes(minutes) : null;
}
