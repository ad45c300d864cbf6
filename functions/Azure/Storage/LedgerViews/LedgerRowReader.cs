using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>
/// Reader of all lines of the ledger: the snapshot, and over it the rows of tasks that have changed since. If a row is open, it reads the
/// task itself. Without a snapshot it reads the list of all tasks.
/// </summary>
internal sealed class LedgerRowReader(
    TaskListIndex taskListIndex,
    TaskPartitionStore store,
    LedgerRowSnapshotStore snapshots,
    SetAsideStore setAside
)
{
    /// <summary>Reads the lines in order of first storage.</summary>
    public async Task<IReadOnlyList<PlacedLedgerRow>> Read(CancellationToken cancellationToken)
    {
        // The changed rows come first: those that a new snapshot takes up meanwhile are in it when it is read.
        var changed = await Changed(cancellationToken);
        var snapshot = await snapshots.Find(cancellationToken) ?? await Listed(changed, cancellationToken);
        return PlacedLedgerRow.Merge(snapshot.Rows, changed.Select(pair => pair.Line).OfType<PlacedLedgerRow>());
    }

    /// <summary>Reads the rows of tasks that have changed since the snapshot, with their lines.</summary>
    public Task<IReadOnlyList<(TaskListRow Row, PlacedLedgerRow? Line)>> Changed(CancellationToken cancellationToken) =>
        Lines(taskListIndex.Changed(cancellationToken), cancellationToken);

    /// <summary>
    /// Reads the lines from the list of all tasks, as far as the changed rows do not show them. Versions before the snapshot kept the lines
    /// there; where one is missing, the task itself is read.
    /// </summary>
    public async Task<LedgerRowSnapshot> Listed(
        IReadOnlyList<(TaskListRow Row, PlacedLedgerRow? Line)> changed,
        CancellationToken cancellationToken
    )
    {
        var shown = changed.Where(pair => pair.Line is not null).Select(pair => pair.Row.Row.RowKey).ToHashSet();
        var rows = taskListIndex.All(cancellationToken).Where(row => !shown.Contains(row.Row.RowKey));
        var lines = await Lines(rows, cancellationToken);
        return new LedgerRowSnapshot(null, [.. lines.Select(pair => pair.Line).OfType<PlacedLedgerRow>()]);
    }

    private async Task<IReadOnlyList<(TaskListRow Row, PlacedLedgerRow? Line)>> Lines(
        IAsyncEnumerable<TaskListRow> found,
        CancellationToken cancellationToken
    )
    {
        var rows = await found.ToListAsync(cancellationToken);
        var lines = await rows.Ask(
            row => setAside.Find(new RecordName("lines", row.Task.Value), () => LineOf(row, cancellationToken)),
            cancellationToken
        );
        return [.. rows.Zip(lines)];
    }

    private async Task<PlacedLedgerRow?> LineOf(TaskListRow row, CancellationToken cancellationToken)
    {
        var place = row.Row.RowKey;
        if (TaskListIndex.LineIn(row) is { } line)
            return new PlacedLedgerRow(place, row.Row.Number(TaskListIndex.Revision), LedgerRowEntity.Read(line));
        var head = await store.Head(row.Task, cancellationToken);
        await taskListIndex.Heal(row, head, cancellationToken);
        return head?.Place == place ? new PlacedLedgerRow(place, head.Revision, LedgerRowEntity.Of(head)) : null;
    }
}
