using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.ToDo;

/// <summary>
/// Store of what tasks wait for from people, so that a page shows it without reading all tasks.
/// An item is put in before the task is stored and taken out afterwards: a crash in between leaves an item too many,
/// which its readers see through, and never one too few.
/// </summary>
public sealed class ToDoStore(IRecordStore recordStore) : IWaitingTasks
{
    /// <summary>Name of the record set. Keys begin with the kind: <c>accept|3fa9c1d2-1</c>.</summary>
    public const string DrawerName = "to-do";

    /// <summary>Name of the record set with the mark that tasks of earlier versions are in.</summary>
    public const string MarkName = "to-do-begun";

    private const string Mark = "tasks";
    private const int PageSize = 500;

    private readonly RecordSet<ToDoItem> _items = new(recordStore, DrawerName, isReplaceable: true);
    private readonly RecordSet<ToDoMark> _marks = new(recordStore, MarkName, isReplaceable: true);
    private volatile bool _isBegun;

    public async Task Open(RectificationTask? before, RectificationTask after, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var kind in ToDoKinds.Of(after).Except(ToDoKinds.Of(before)))
            await _items.Change(Key(kind, after.Id), _ => Item(after, at), cancellationToken);
    }

    /// <remarks>An item stays where a later version of the task waits for it again.</remarks>
    public async Task Close(RectificationTask? before, RectificationTask after, CancellationToken cancellationToken)
    {
        foreach (var kind in ToDoKinds.Of(before).Except(ToDoKinds.Of(after)))
            await _items.RemoveWhere(Key(kind, after.Id), item => item.Version <= after.Version, cancellationToken);
    }

    /// <summary>Lists the items of a kind, oldest first.</summary>
    public async Task<IReadOnlyList<ToDoItem>> Of(ToDoKind kind, CancellationToken cancellationToken)
    {
        var items = new List<ToDoItem>();
        await foreach (var (_, item) in _items.All(cancellationToken, $"{kind.Code()}|"))
            items.Add(item);
        return [.. items.OrderBy(item => item.Since).ThenBy(item => item.Task.Value, StringComparer.Ordinal)];
    }

    /// <summary>Puts in the tasks that were stored by an earlier version of the program. It reads all active tasks, once.</summary>
    public async Task Begin(ILedger ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_isBegun || await _marks.Find(Mark, cancellationToken) is not null)
        {
            _isBegun = true;
            return;
        }

        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, RectificationStatus.Active), cancellationToken);
            foreach (var task in page.Tasks.Select(stored => stored.State))
            {
                foreach (var kind in ToDoKinds.Of(task))
                    await _items.Add(Key(kind, task.Id), Item(task, task.ScheduledSince ?? now), cancellationToken);
            }

            cursor = page.Next;
        } while (cursor is not null);
        await _marks.Add(Mark, new ToDoMark(now), cancellationToken);
        _isBegun = true;
    }

    private static ToDoItem Item(RectificationTask task, DateTimeOffset since) =>
        new(task.Id, task.Spec.Name, task.Spec.Place, since, task.Version);

    private static string Key(ToDoKind kind, TaskId task) => $"{kind.Code()}|{task.Value}";
}

/// <summary>Task that waits for a person.</summary>
/// <param name="Since">Moment from which it waits.</param>
/// <param name="Version">Version of the task with which it began to wait.</param>
public sealed record ToDoItem(TaskId Task, string Name, Place Place, DateTimeOffset Since, long Version);

/// <summary>Mark that the tasks of earlier versions of the program are in the store.</summary>
public sealed record ToDoMark(DateTimeOffset At);
