using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.LedgerViews;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Compactor of the ledger's lines: it packs those of changed tasks into the snapshot, so that a page reads one blob and few rows, however
/// many tasks there are. It can be run at any time, by several machines at once, and again after a crash anywhere.
/// </summary>
/// <remarks>
/// Where the snapshot is missing or damaged, it makes a new one from the list of all tasks and the tasks themselves.
/// Transactions: 2 where there is nothing to do; 2 and 1 for each hundred changed tasks where there is.
/// </remarks>
public sealed class LedgerRowCompactor
{
    /// <summary>
    /// Number of changed tasks that a page reads in one request at most, with room for those that come until the
    /// next run.
    /// </summary>
    public const int Enough = 300;

    private readonly TaskListIndex _taskListIndex;
    private readonly LedgerRowReader _ledgerRowReader;
    private readonly LedgerRowSnapshotStore _snapshots;

    public LedgerRowCompactor(StorageAccount account)
    {
        _taskListIndex = new TaskListIndex(account.Lists, account.SetAside);
        _snapshots = new LedgerRowSnapshotStore(account.Views, account.SetAside);
        _ledgerRowReader = new LedgerRowReader(
            _taskListIndex,
            new TaskPartitionStore(account.Tasks, account.Payloads),
            _snapshots,
            account.SetAside
        );
    }

    /// <param name="least">Number of changed tasks from which on a new snapshot is worth its writing.</param>
    /// <returns>The number of changed tasks that are in the snapshot now and were not before.</returns>
    public async Task<int> Run(CancellationToken cancellationToken, int least = Enough)
    {
        var changed = await _ledgerRowReader.Changed(cancellationToken);
        var before = await _snapshots.Find(cancellationToken);
        if (before is not null && changed.Count < least)
            return 0;

        // A row that is open belongs to a change that is not finished, and stays.
        var settled = changed.Where(pair => pair.Line is not null && TaskListIndex.IsClosed(pair.Row)).ToList();
        var rows = PlacedLedgerRow.Merge(
            (before ?? await _ledgerRowReader.Listed(changed, cancellationToken)).Rows,
            settled.Select(pair => pair.Line!)
        );
        if ((before is null && rows.Count == 0) || !await _snapshots.Write(rows, before, cancellationToken))
            return 0;
        await _taskListIndex.TakeUp([.. settled.Select(pair => pair.Row)], cancellationToken);
        return settled.Count;
    }

    /// <summary>
    /// Moves the lines that machines of an earlier version have written into the list of all tasks to where pages read them. During an
    /// upgrade both versions run at once.
    /// </summary>
    public async Task<int> Heal(CancellationToken cancellationToken)
    {
        if (await _snapshots.Find(cancellationToken) is not { } snapshot)
            return 0;
        var shown = snapshot.Rows.ToDictionary(row => row.Place, row => row.Revision, StringComparer.Ordinal);
        var healed = 0;
        await foreach (var row in _taskListIndex.WithLine(cancellationToken))
        {
            await _taskListIndex.MoveLine(row, shown.GetValueOrDefault(row.Row.RowKey), cancellationToken);
            healed++;
        }

        return healed;
    }
}
