using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.ToDo;

/// <summary>Reader of what waits for one person, by their permissions at the places of the tasks.</summary>
public sealed class ToDoReader(ToDoStore store, ILedger ledger, SetAsideStore setAside, TimeProvider clock)
{
    /// <summary>Lists the items of a kind that this person may do, oldest first. A few may have been done in this moment.</summary>
    public async Task<IReadOnlyList<ToDoItem>> Of(ToDoKind kind, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!user.CanAnywhere(kind.Permission()))
            return [];
        await store.Begin(ledger, clock.GetUtcNow(), cancellationToken);
        return [.. (await store.Of(kind, cancellationToken)).Where(item => user.Can(kind.Permission(), item.Place))];
    }

    /// <summary>Returns the task of an item as it is now. Null where it no longer waits for this, or cannot be read.</summary>
    public async Task<RectificationTask?> StillOpen(ToDoKind kind, ToDoItem item, CancellationToken cancellationToken) =>
        await Task(item.Task, cancellationToken) is { } task && ToDoKinds.Of(task).Contains(kind) ? task : null;

    /// <summary>Returns null for a task that the ledger does not know or that cannot be read.</summary>
    public async Task<RectificationTask?> Task(TaskId id, CancellationToken cancellationToken) =>
        (await setAside.Find(new RecordName(RecordName.Tasks, id.Value), () => ledger.Find(id, cancellationToken)))?.State;
}
