using CultivatedLand.Application.Health;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>
/// Reader of all lines of the ledger. It reads the narrow rows of the list of all tasks; if a row is open, it reads the task itself.
/// </summary>
internal sealed class LedgerRowReader(TaskListIndex taskListIndex, TaskPartitionStore store, SetAsideStore setAside)
{
    /// <summary>Reads the lines in order of first storage.</summary>
    public async Task<IReadOnlyList<(LedgerRowEntity Row, string Place)>> Read(CancellationToken cancellationToken)
    {
        var rows = new List<TaskListRow>();
        await foreach (var row in taskListIndex.All(cancellationToken))
            rows.Add(row);
        var lines = await rows.Ask(
            row => setAside.Find(new RecordName("lines", row.Task.Value), () => LineOf(row, cancellationToken)),
            cancellationToken
        );
        return [.. lines.Zip(rows).Where(pair => pair.First is not null).Select(pair => (pair.First!, pair.Second.Row.RowKey))];
    }

    private async Task<LedgerRowEntity?> LineOf(TaskListRow row, CancellationToken cancellationToken)
    {
        if (TaskListIndex.LineIn(row) is { } line)
            return LedgerRowEntity.Read(line);
        var head = await store.Head(row.Task, cancellationToken);
        await taskListIndex.Heal(row, head, cancellationToken);
        return head?.Place == row.Row.RowKey ? LedgerRowEntity.Of(head) : null;
    }
}
