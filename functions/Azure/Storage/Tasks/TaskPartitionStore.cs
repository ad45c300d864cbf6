using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>
/// Store of the rows of a task's partition, which is named after the task: <c>head</c>, <c>notices</c>,
/// and for every storing one row of facts, <c>facts-</c> with the version it leads to.
/// So a change is at most three rows, however large it is.
/// </summary>
internal sealed class TaskPartitionStore(TableClient table, PayloadColumns payloadColumns)
{
    private const string HeadRow = "head",
        NoticesRow = "notices",
        FactRows = "facts-";

    /// <exception cref="StorageException">The stored content cannot be read.</exception>
    public async Task<TaskHead?> Head(TaskId id, CancellationToken cancellationToken) =>
        await table.FindRow(id.Value, HeadRow, cancellationToken) is { } row ? await ReadHead(row, cancellationToken) : null;

    /// <exception cref="StorageException">The stored content cannot be read.</exception>
    public async Task<TaskPartition> Load(TaskId id, CancellationToken cancellationToken)
    {
        TableEntity? head = null,
            notices = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Value} and RowKey ge {HeadRow} and RowKey le {NoticesRow}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == HeadRow)
                head = row;
            if (row.RowKey == NoticesRow)
                notices = row;
        }

        return new TaskPartition(
            id,
            head is null ? null : await ReadHead(head, cancellationToken),
            head?.ETag ?? default,
            notices is null ? TaskNoticesRow.Empty : await Understand(id, notices, TaskNoticesRow.Read, cancellationToken),
            notices?.ETag
        );
    }

    /// <summary>Returns facts in order, those after the given version.</summary>
    public async Task<IReadOnlyList<TaskFact>> Facts(TaskId id, long afterVersion, int most, CancellationToken cancellationToken)
    {
        var facts = new List<TaskFact>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {id.Value} and RowKey gt {FactKey(afterVersion)} and RowKey lt {FactRows + "~"}"
        );
        await foreach (var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(most, 1, 1000), cancellationToken: cancellationToken))
        {
            var stored = await Understand(id, row, FactBatchRow.Read, cancellationToken);
            var first = row.Number("First");
            facts.AddRange(stored.Skip((int)Math.Max(0, afterVersion + 1 - first)).Take(most - facts.Count));
            if (facts.Count >= most)
                break;
        }

        return facts;
    }

    /// <summary>
    /// Returns one fact of the change that led to the version <paramref name="stored"/>.
    /// Null if another attempt at that change was stored, or none.
    /// </summary>
    public async Task<TaskFact?> Fact(TaskId id, long version, long stored, string attempt, CancellationToken cancellationToken) =>
        await table.FindRow(id.Value, FactKey(stored), cancellationToken) is { } row && row.Text("Attempt") == attempt
            ? (await Understand(id, row, FactBatchRow.Read, cancellationToken))[(int)(version - row.Number("First"))]
            : null;

    /// <summary>Stores a change: head, notices and facts together or not at all.</summary>
    /// <returns>False if somebody else was first.</returns>
    public async Task<bool> Commit(
        TaskPartition before,
        TaskHead head,
        TaskNoticesRow taskNoticesRow,
        IReadOnlyList<TaskFact> facts,
        string attempt,
        CancellationToken cancellationToken
    )
    {
        var actions = new List<TableTransactionAction>
        {
            Guarded(await HeadOf(head, cancellationToken), before.Head is null ? null : before.HeadTag),
        };
        if (!ReferenceEquals(taskNoticesRow, before.Book))
            actions.Add(Guarded(await NoticesRowOf(before.Id, taskNoticesRow, cancellationToken), before.BookTag));
        if (facts.Count > 0)
            actions.Add(Guarded(await FactsOf(head, facts, attempt, cancellationToken), null));
        return await table.TrySubmit(actions, cancellationToken);
    }

    /// <returns>False if somebody else was first.</returns>
    public async Task<bool> CommitBook(TaskPartition before, TaskNoticesRow taskNoticesRow, CancellationToken cancellationToken) =>
        await table.TryReplace(await NoticesRowOf(before.Id, taskNoticesRow, cancellationToken), before.BookTag!.Value, cancellationToken);

    private async Task<TableEntity> HeadOf(TaskHead head, CancellationToken cancellationToken)
    {
        var row = new TableEntity(head.State.Id.Value, HeadRow)
        {
            ["Version"] = head.State.Version,
            ["Revision"] = head.Revision,
            ["Place"] = head.Place,
            ["WakeAt"] = SortableTime.Column(head.WakeAt),
            ["WakeKey"] = head.WakeKey ?? "",
            ["Planned"] = head.Planned?.DayNumber ?? -1,
            ["Status"] = EnumCodes.LifeStages.CodeOf(head.State.Status),
        };
        await payloadColumns.Write(row, CaseJson.Write(head.State), cancellationToken);
        return row;
    }

    private async Task<TaskHead> ReadHead(TableEntity row, CancellationToken cancellationToken) =>
        new(
            await Understand(TaskId.Of(row.PartitionKey), row, json => CaseJson.ReadTask(json), cancellationToken),
            row.Number("Revision"),
            row.Text("Place"),
            SortableTime.OfColumn(row.GetString("WakeAt")),
            row.Text("WakeKey") is { Length: > 0 } key ? key : null,
            row.GetInt32("Planned") is >= 0 and var day ? DateOnly.FromDayNumber(day) : null
        );

    private async Task<TableEntity> NoticesRowOf(TaskId id, TaskNoticesRow taskNoticesRow, CancellationToken cancellationToken)
    {
        var row = new TableEntity(id.Value, NoticesRow);
        await payloadColumns.Write(row, taskNoticesRow.Write(), cancellationToken);
        return row;
    }

    private async Task<TableEntity> FactsOf(
        TaskHead head,
        IReadOnlyList<TaskFact> facts,
        string attempt,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(head.State.Id.Value, FactKey(head.State.Version))
        {
            ["First"] = head.State.Version - facts.Count + 1,
            ["Attempt"] = attempt,
        };
        await payloadColumns.Write(row, FactBatchRow.Write(facts), cancellationToken);
        return row;
    }

    private async Task<T> Understand<T>(TaskId id, TableEntity row, Func<byte[], T> read, CancellationToken cancellationToken) =>
        await payloadColumns.Understand(row, $"{id} ({row.RowKey})", read, cancellationToken);

    private static TableTransactionAction Guarded(TableEntity row, ETag? read) =>
        read is { } tag ? new(TableTransactionActionType.UpdateReplace, row, tag) : new(TableTransactionActionType.Add, row);

    private static string FactKey(long version) => $"{FactRows}{version:d12}";
}
