using System.Runtime.CompilerServices;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.LedgerViews;
using CultivatedLand.Functions.Storage.Mails;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Ledger of tasks on tables. A task is a partition, and a change of it is one transaction.
/// Indexes lie beside it; its content can be trusted without them.
/// </summary>
/// <remarks>
/// <para>
/// Writes around the transaction: before it, the entries that will be needed (wake-up, notices, lists that are touched);
/// after it, those no longer needed are removed.
/// A crash in between leaves entries too many, never one too few. Readers check the extra ones against the task and remove them.
/// </para>
/// <para>
/// Transactions of a wake-up that issues one reminder, batch of one: 1 index query and 1 head read to find it due;
/// then 1 read of the partition,
/// 2 index entries (next wake-up, notice), 1 transaction of head, notices and facts, 1 index entry removed: 7.
/// A wake-up that issues nothing and moves on: 6. A rung of the ladder is an act that people see: 1 more.
/// A report: 1 read for the command, 1 of the partition, 1 for the act, 1 transaction: 4;
/// if it changes the task's line of the ledger, 2 more for the list of changed tasks.
/// Status, name or place changed: 2 more for each further list (plan, and one for each level of its place).
/// A new task is stored without a read. Planned and started as one change, at a place of three levels, it costs 13,
/// and 1 more for each hand-over.
/// </para>
/// <para>
/// A task that cannot be read is set aside and skipped wherever several are requested. Requested alone, it fails with a sentence.
/// </para>
/// </remarks>
public sealed class TableLedger : ILedger
{
    private readonly TaskPartitionStore _store;
    private readonly TaskAppender _taskAppender;
    private readonly Sequence _sequence;
    private readonly TaskListIndex _taskListIndex;
    private readonly DueTimeIndex _wakes;
    private readonly SetAsideStore _setAside;

    public TableLedger(StorageAccount account, ILogger<TableLedger> logger)
    {
        _sequence = account.Sequence;
        _store = new TaskPartitionStore(account.Tasks, account.Payloads);
        _taskListIndex = new TaskListIndex(account.Lists, account.SetAside);
        _wakes = new DueTimeIndex(account.Moments, "wake", account.SetAside);
        _taskAppender = new TaskAppender(
            _store,
            _taskListIndex,
            new ActIndex(account.Lists),
            _wakes,
            new DueTimeIndex(account.Moments, "wait", account.SetAside),
            new MailRecorder(account, logger),
            logger
        );
        _setAside = account.SetAside;
    }

    public async Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken) =>
        await _store.Head(id, cancellationToken) is { } head ? Stored(head) : null;

    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
            TaskAppender.Check(change);
        var results = new AppendResult[changes.Count];

        // New tasks get their places here, in order, because they are stored in parallel.
        await changes
            .Index()
            .GroupBy(change => change.Item.Decision.State.Id)
            .Select(task => (Id: task.Key, Changes: task.ToList(), Place: _sequence.Next()))
            .ToList()
            .Do(
                async task =>
                {
                    var ofTask = task.Changes;
                    var answered = await _taskAppender.Append(
                        task.Id,
                        [.. ofTask.Select(change => change.Item)],
                        task.Place,
                        cancellationToken
                    );
                    for (var index = 0; index < ofTask.Count; index++)
                        results[ofTask[index].Index] = answered[index];
                },
                cancellationToken
            );
        return results;
    }

    public async Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken)
    {
        var due = new List<TaskHead>();
        await foreach (var head in Asleep(moment, most, after, cancellationToken))
        {
            due.Add(head);
            if (due.Count >= most)
                break;
        }

        return new TaskResultPage([.. due.Select(Stored)], due.Count >= most ? due[^1].WakeKey : null);
    }

    public async Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken)
    {
        await foreach (var head in Asleep(null, 1, null, cancellationToken))
            return head.WakeAt;
        return null;
    }

    public Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken) =>
        _store.Facts(id, afterVersion, most, cancellationToken);

    public async Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken)
    {
        var found = new List<TaskHead>();
        await foreach (
            var (row, head) in _taskListIndex
                .Candidates(query, cancellationToken)
                .Ask(query.Most + 1, row => HeadOrNull(row.Task.Value, cancellationToken), cancellationToken)
        )
        {
            await _taskListIndex.Heal(row, head, cancellationToken);
            if (head is null || !TaskListIndex.Fits(head, row, query))
                continue;
            found.Add(head);
            if (found.Count > query.Most)
                return new TaskResultPage([.. found.Take(query.Most).Select(Stored)], found[query.Most - 1].Place);
        }

        return new TaskResultPage([.. found.Select(Stored)], null);
    }

    /// <summary>
    /// Returns tasks in order of wake-up.
    /// Index entries that their task contradicts are skipped, and removed once nobody can still need them.
    /// </summary>
    private async IAsyncEnumerable<TaskHead> Asleep(
        DateTimeOffset? until,
        int most,
        string? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var (entry, head) in _wakes
                .UpTo(until, Math.Min(most, 999) + 1, cancellationToken, after)
                .Ask(most, entry => HeadOrNull(entry.Subject, cancellationToken), cancellationToken)
        )
        {
            if (head?.WakeKey == entry.Key && !_setAside.Holds(new RecordName(RecordName.Tasks, entry.Subject)))
                yield return head;
            else if (head?.WakeKey == entry.Key)
                continue;
            else if (head?.Revision >= entry.Revision)
                await _wakes.Drop(entry, cancellationToken);
        }
    }

    private Task<TaskHead?> HeadOrNull(string id, CancellationToken cancellationToken) =>
        _setAside.Find(new RecordName(RecordName.Tasks, id), () => _store.Head(TaskId.Of(id), cancellationToken));

    private static StoredTask Stored(TaskHead head) => new(head.State, head.WakeAt);
}
