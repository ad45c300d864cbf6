using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>
/// The rows of a task's partition, named after the task: <c>head</c>, <c>notices</c>, and for every storing one row of facts, <c>facts-</c> with the
/// version it leads to. So a change is at most three rows, however large it is.
/// </summary>
internal sealed class TaskPartitionStore(TableClient table, PayloadColumns payloads)
{
    private const string HeadRow = "head", BookRow = "notices", FactRows = "facts-";

    /// <exception cref="StorageException">What is stored cannot be read.</exception>
    public async Task<TaskHead?> Head(TaskId id, CancellationToken cancel) =>
        await table.FindRow(id.Value, HeadRow, cancel) is { } row ? await ReadHead(row, cancel) : null;

    /// <exception cref="StorageException">What is stored cannot be read.</exception>
    public async Task<TaskPartition> Load(TaskId id, CancellationToken cancel)
    {
        TableEntity? head = null, book = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Value} and RowKey ge {HeadRow} and RowKey le {BookRow}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            if (row.RowKey == HeadRow) head = row;
            if (row.RowKey == BookRow) book = row;
        }

        return new TaskPartition(
            id,
            head is null ? null : await ReadHead(head, cancel),
            head?.ETag ?? default,
            book is null ? TaskNoticesRow.Empty : await Understand(id, book, TaskNoticesRow.Read, cancel),
            book?.ETag);
    }

    /// <summary>Facts in order, from after the given version.</summary>
    public async Task<IReadOnlyList<TaskFact>> Facts(TaskId id, long afterVersion, int most, CancellationToken cancel)
    {
        var facts = new List<TaskFact>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Value} and RowKey gt {FactKey(afterVersion)} and RowKey lt {FactRows + "~"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(most, 1, 1000), cancellationToken: cancel))
        {
            var stored = await Understand(id, row, FactBatchRow.Read, cancel);
            var first = row.Number("First");
            facts.AddRange(stored.Skip((int)Math.Max(0, afterVersion + 1 - first)).Take(most - facts.Count));
            if (facts.Count >= most) break;
        }

        return facts;
    }

    /// <summary>One fact of the change that led to the version <paramref name="stored"/>; null where another attempt at that change was stored, or none.</summary>
    public async Task<TaskFact?> Fact(TaskId id, long version, long stored, string attempt, CancellationToken cancel) =>
        await table.FindRow(id.Value, FactKey(stored), cancel) is { } row && row.Text("Attempt") == attempt
            ? (await Understand(id, row, FactBatchRow.Read, cancel))[(int)(version - row.Number("First"))]
            : null;

    /// <summary>Stores a change of what was read: head, notices and facts together or not at all.</summary>
    /// <returns>False where somebody else was first.</returns>
    public async Task<bool> Commit(TaskPartition before, TaskHead head, TaskNoticesRow book, IReadOnlyList<TaskFact> facts, string attempt, CancellationToken cancel)
    {
        var actions = new List<TableTransactionAction> { Guarded(await HeadOf(head, cancel), before.Head is null ? null : before.HeadTag) };
        if (!ReferenceEquals(book, before.Book)) actions.Add(Guarded(await BookOf(before.Id, book, cancel), before.BookTag));
        if (facts.Count > 0) actions.Add(Guarded(await FactsOf(head, facts, attempt, cancel), null));
        return await table.TrySubmit(actions, cancel);
    }

    /// <returns>False where somebody else was first.</returns>
    public async Task<bool> CommitBook(TaskPartition before, TaskNoticesRow book, CancellationToken cancel) =>
        await table.TryReplace(await BookOf(before.Id, book, cancel), before.BookTag!.Value, cancel);

    private async Task<TableEntity> HeadOf(TaskHead head, CancellationToken cancel)
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
        await payloads.Write(row, CaseJson.Write(head.State), cancel);
        return row;
    }

    private async Task<TaskHead> ReadHead(TableEntity row, CancellationToken cancel) => new(
        await Understand(TaskId.Of(row.PartitionKey), row, json => CaseJson.ReadTask(json), cancel),
        row.Number("Revision"),
        row.Text("Place"),
        SortableTime.OfColumn(row.GetString("WakeAt")),
        row.Text("WakeKey") is { Length: > 0 } key ? key : null,
        row.GetInt32("Planned") is >= 0 and var day ? DateOnly.FromDayNumber(day) : null);

    private async Task<TableEntity> BookOf(TaskId id, TaskNoticesRow book, CancellationToken cancel)
    {
        var row = new TableEntity(id.Value, BookRow);
        await payloads.Write(row, book.Write(), cancel);
        return row;
    }

    private async Task<TableEntity> FactsOf(TaskHead head, IReadOnlyList<TaskFact> facts, string attempt, CancellationToken cancel)
    {
        var row = new TableEntity(head.State.Id.Value, FactKey(head.State.Version)) { ["First"] = head.State.Version - facts.Count + 1, ["Attempt"] = attempt };
        await payloads.Write(row, FactBatchRow.Write(facts), cancel);
        return row;
    }

    private async Task<T> Understand<T>(TaskId id, TableEntity row, Func<byte[], T> read, CancellationToken cancel) =>
        await payloads.Understand(row, $"{id} ({row.RowKey})", read, cancel);

    private static TableTransactionAction Guarded(TableEntity row, ETag? read) => read is { } tag
        ? new(TableTransactionActionType.UpdateReplace, row, tag)
        : new(TableTransactionActionType.Add, row);

    private static string FactKey(long version) => $"{FactRows}{version:d12}";
}
