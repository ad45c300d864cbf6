using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>
/// Index of the lists a task stands in: of all tasks, of its plan, of its place and of every place above.
/// A list is a partition in order of first storage. Its rows repeat the values by which tasks are chosen.
/// Before such a value changes, the rows are opened: an open row may hold anything, and the task itself is read.
/// So a list can show a checking reader a row too many, and never one too few.
/// A list of its own holds the lines of tasks that have changed since the snapshot of all lines, see <see cref="LedgerRowCompactor"/>.
/// </summary>
internal sealed class TaskListIndex(TableClient table, SetAsideStore setAside)
{
    /// <summary>Column of the task's revision when the row was written.</summary>
    public const string Revision = "Revision";

    private const string AllTasks = "tasks",
        ChangedTasks = "tasks-changed";
    private const int LongestLine = 30_000,
        LongestName = 2_000,
        MostInTransaction = 100;
    private const string Line = "Line",
        IsOpen = "Open",
        Task = "Task",
        Status = "Status",
        Name = "Name",
        PlacePath = "Place";

    private static readonly string[] Values = [Status, Name, PlacePath, Line];

    /// <summary>Opens the rows that the change touches, and creates the missing ones.</summary>
    public async Task<IReadOnlyList<TableEntity>> Open(TaskHead? before, TaskHead after, CancellationToken cancellationToken) =>
        await Touched(before, after)
            .Ask(
                async partition =>
                {
                    var row = new TableEntity(partition, after.Place)
                    {
                        [Task] = after.State.Id.Value,
                        [IsOpen] = true,
                        [Revision] = after.Revision,
                    };
                    row.ETag = (await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken)).Headers.ETag ?? ETag.All;
                    return row;
                },
                cancellationToken
            );

    /// <summary>
    /// Returns the touched partitions.
    /// The list of changed tasks repeats the whole line; the others repeat only the values by which tasks are chosen.
    /// </summary>
    private static List<string> Touched(TaskHead? before, TaskHead after)
    {
        if (before is null)
            return [.. PartitionsOf(after.State), ChangedTasks];
        var (was, now) = (before.State, after.State);
        if (was.Status != now.Status || was.Spec.Name != now.Spec.Name || was.Spec.Place != now.Spec.Place)
            return [.. PartitionsOf(now).Union(PartitionsOf(was)), ChangedTasks];
        return LedgerRowEntity.Of(before) == LedgerRowEntity.Of(after) ? [] : [ChangedTasks];
    }

    /// <summary>
    /// Closes the opened rows, each unless somebody else has opened it again. It removes the rows of places that the task has left.
    /// </summary>
    public Task Close(IReadOnlyList<TableEntity> opened, TaskHead stored, CancellationToken cancellationToken)
    {
        var partitions = PartitionsOf(stored.State).Append(ChangedTasks).ToHashSet();
        return opened.Do(
            row =>
                partitions.Contains(row.PartitionKey)
                    ? table.TryReplace(Closed(row.PartitionKey, stored), row.ETag, cancellationToken)
                    : table.TryDelete(row.PartitionKey, row.RowKey, row.ETag, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Removes the rows made for a task that somebody else stored first.</summary>
    public Task Withdraw(IReadOnlyList<TableEntity> opened, CancellationToken cancellationToken) =>
        opened.Do(row => table.TryDelete(row.PartitionKey, row.RowKey, row.ETag, cancellationToken), cancellationToken);

    /// <summary>Returns the rows that may fit the query, in order of first storage.</summary>
    public async IAsyncEnumerable<TaskListRow> Candidates(TaskQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(query)} and RowKey gt {query.After ?? ""}");
        if (query.Status is { } status)
            filter += " and (" + TableClient.CreateQueryFilter($"Open eq true or Status eq {EnumCodes.LifeStages.CodeOf(status)}") + ")";
        await foreach (
            var row in table.QueryAsync<TableEntity>(
                filter,
                query.Search is null ? Math.Clamp(query.Most + 1, 10, 1000) : 1000,
                cancellationToken: cancellationToken
            )
        )
        {
            if (RowOf(row) is { } found && (IsOpenRow(row) || MayFit(row, query)))
                yield return found;
        }
    }

    /// <summary>Heals a row that a crash left open, or removes it if its task was never stored here.</summary>
    public async Task Heal(TaskListRow found, TaskHead? head, CancellationToken cancellationToken)
    {
        var row = found.Row;
        if (!IsOpenRow(row) || head is null || head.Revision < (row[Revision] as long? ?? 0))
            return;
        if (head.Place == row.RowKey && PartitionsOf(head.State).Append(ChangedTasks).Contains(row.PartitionKey))
            await table.TryReplace(Closed(row.PartitionKey, head), row.ETag, cancellationToken);
        else
            await table.TryDelete(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
    }

    /// <summary>Returns every task's row, in order of first storage.</summary>
    public IAsyncEnumerable<TaskListRow> All(CancellationToken cancellationToken) =>
        Rows(TableClient.CreateQueryFilter($"PartitionKey eq {AllTasks}"), cancellationToken);

    /// <summary>Returns the rows of tasks whose line has changed since the snapshot of all lines, in order of first storage.</summary>
    public IAsyncEnumerable<TaskListRow> Changed(CancellationToken cancellationToken) =>
        Rows(TableClient.CreateQueryFilter($"PartitionKey eq {ChangedTasks}"), cancellationToken);

    /// <summary>Returns the rows of the list of all tasks that hold a line, as versions before the snapshot wrote it.</summary>
    public IAsyncEnumerable<TaskListRow> WithLine(CancellationToken cancellationToken) =>
        Rows(TableClient.CreateQueryFilter($"PartitionKey eq {AllTasks} and Line ge {""}"), cancellationToken);

    /// <summary>Removes rows of changed tasks whose lines are in the snapshot now, each unless it has changed again.</summary>
    public Task TakeUp(IReadOnlyList<TaskListRow> taken, CancellationToken cancellationToken) =>
        taken
            .Chunk(MostInTransaction)
            .Do(
                async chunk =>
                {
                    var deletes = chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row.Row, row.Row.ETag));
                    try
                    {
                        await table.SubmitTransactionAsync(deletes, cancellationToken);
                    }
                    catch (RequestFailedException raced) when (raced.Status is 404 or 412)
                    {
                        await chunk.Do(
                            row => table.TryDelete(row.Row.PartitionKey, row.Row.RowKey, row.Row.ETag, cancellationToken),
                            cancellationToken
                        );
                    }
                },
                cancellationToken
            );

    /// <summary>Moves the line of a row of all tasks into the row of the changed task, unless a newer one is shown already.</summary>
    /// <param name="shown">Revision that the snapshot shows; 0 for a task that it does not show.</param>
    public async Task MoveLine(TaskListRow found, long shown, CancellationToken cancellationToken)
    {
        if (LineIn(found) is not null && found.Row.Number(Revision) > shown)
        {
            var moved = new TableEntity(found.Row) { PartitionKey = ChangedTasks };
            var there = await table.FindRow(ChangedTasks, moved.RowKey, cancellationToken);
            if (
                there is null
                    ? !await table.TryInsert(moved, cancellationToken)
                    : there.Number(Revision) < moved.Number(Revision) && !await table.TryReplace(moved, there.ETag, cancellationToken)
            )
                return;
        }

        // A row without a line stays a row of the list: earlier versions read the task itself then.
        var bare = new TableEntity(found.Row.Where(column => column.Key != Line).ToDictionary());
        await table.TryReplace(bare, found.Row.ETag, cancellationToken);
    }

    private async IAsyncEnumerable<TaskListRow> Rows(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, 1000, cancellationToken: cancellationToken))
        {
            if (RowOf(row) is { } found)
                yield return found;
        }
    }

    /// <summary>Whether a row is not being changed by anybody, as far as it says.</summary>
    public static bool IsClosed(TaskListRow row) => !IsOpenRow(row.Row);

    /// <summary>Returns null for an open row.</summary>
    public static string? LineIn(TaskListRow row) => IsOpenRow(row.Row) ? null : row.Row.GetString(Line);

    /// <summary>Reads which task a row is about. Null where the row does not say, and it is set aside then.</summary>
    private TaskListRow? RowOf(TableEntity row) =>
        setAside.Read(new RecordName("lists", $"{row.PartitionKey}/{row.RowKey}"), () => new TaskListRow(TaskId.Of(row.Text(Task)), row));

    /// <summary>Whether a row's task has to be asked. A row whose values cannot be trusted counts as open and is healed.</summary>
    private static bool IsOpenRow(TableEntity row) =>
        row[IsOpen] is not false || Values.Any(column => row.TryGetValue(column, out var value) && value is not string);

    public static bool Fits(TaskHead head, TaskListRow row, TaskQuery query) =>
        head.Place == row.Row.RowKey
        && (query.Status is not { } status || head.State.Status == status)
        && (query.PlanId is not { } plan || head.State.Id.Plan == plan)
        && (query.Place is not { } place || IsWithin(head.State.Spec.Place.Path, place))
        && (query.Search is not { } words || Mentions(head.State.Spec.Name, head.State.Spec.Place.Path, words));

    private static bool MayFit(TableEntity row, TaskQuery query) =>
        (query.PlanId is not { } plan || TaskId.Of(row.Text(Task)).Plan == plan)
        && (query.Place is not { } place || IsWithin(row.Text(PlacePath), place))
        && (query.Search is not { } words || Mentions(row.Text(Name), row.Text(PlacePath), words));

    private static bool IsWithin(string path, string place) => path == place || path.StartsWith(place + "/", StringComparison.Ordinal);

    private static bool Mentions(string name, string place, string words) =>
        name.Contains(words, StringComparison.Ordinal) || place.Contains(words, StringComparison.Ordinal);

    private static TableEntity Closed(string partition, TaskHead head)
    {
        var row = new TableEntity(partition, head.Place)
        {
            [Task] = head.State.Id.Value,
            [Status] = EnumCodes.LifeStages.CodeOf(head.State.Status),
            [PlacePath] = head.State.Spec.Place.Path,
            [Revision] = head.Revision,

            // A name too long for a column is read from the task itself.
            [IsOpen] = partition != ChangedTasks && head.State.Spec.Name.Length > LongestName,
            [Name] = head.State.Spec.Name.Length > LongestName ? "" : head.State.Spec.Name,
        };
        if (partition != ChangedTasks)
            return row;

        // The same holds for a line.
        var line = LedgerRowEntity.Of(head).Write();
        if (line.Length <= LongestLine)
            row[Line] = line;
        return row;
    }

    private static string PartitionOf(TaskQuery query) =>
        query.PlanId is { } plan ? "tasks-plan-" + TableKeyEncoder.Encode(plan)
        : query.Place is { } place ? AtPlace(place)
        : AllTasks;

    private static IEnumerable<string> PartitionsOf(RectificationTask task)
    {
        yield return AllTasks;
        yield return "tasks-plan-" + TableKeyEncoder.Encode(task.Id.Plan);
        for (var path = task.Spec.Place.Path; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
            yield return AtPlace(path);
    }

    private static string AtPlace(string path) => "tasks-place-" + TableKeyEncoder.Encode(path);
}

/// <summary>Row of a list of tasks.</summary>
internal sealed record TaskListRow(TaskId Task, TableEntity Row);
