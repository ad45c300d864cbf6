using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.LedgerViews;
using CultivatedLand.Functions.Storage.Mails;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Appender of changes to one task. It writes index entries first, then the transaction, and then removes entries no longer needed.
/// </summary>
internal sealed partial class TaskAppender(
    TaskPartitionStore store,
    TaskListIndex taskListIndex,
    ActIndex acts,
    DueTimeIndex wakes,
    DueTimeIndex waits,
    MailRecorder mailRecorder,
    ILogger logger
)
{
    /// <summary>Limit of tries. If others store a task this often while one change waits, something is wrong with it.</summary>
    private const int MostTries = 100;

    /// <exception cref="ArgumentException">The facts do not lead from the expected version to the state's.</exception>
    public static void Check(TaskChange change)
    {
        var decision = change.Decision;
        if (change.ExpectedVersion + decision.Facts.Count == decision.State.Version)
            return;
        throw new ArgumentException(
            $"Task {decision.State.Id}: {decision.Facts.Count} facts do not lead from version {change.ExpectedVersion} "
                + $"to {decision.State.Version}.",
            nameof(change)
        );
    }

    /// <summary>
    /// Appends changes; those that follow from one another are one transaction.
    /// If only a recording of mails wrote meanwhile, that is no race: the task is read again.
    /// A task that counts as new is stored without a read. Where it is there, the transaction conflicts, and it is read then.
    /// </summary>
    /// <param name="newPlace">Place in the order of first storage, for a task that is new.</param>
    public async Task<IReadOnlyList<AppendResult>> Append(
        TaskId id,
        IReadOnlyList<TaskChange> changes,
        string newPlace,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var before =
                attempt == 0 && changes[0].ExpectedVersion == 0 ? TaskPartition.New(id)
                : changes.Any(change => change.Decision.CancelsUnsent) ? await Unclaimed(id, cancellationToken)
                : await store.Load(id, cancellationToken);
            var taskPartitionChange = new TaskPartitionChange(before, newPlace);
            var results = changes.Select(taskPartitionChange.Apply).ToList();
            if (!taskPartitionChange.IsChanged || await Store(taskPartitionChange, cancellationToken))
                return results;
        }

        throw new InvalidOperationException($"The task {id} was stored {MostTries} times by others while one change waited for it.");
    }

    /// <summary>
    /// Returns the partition once it is decided whether claimed notices are mailed or still wait. Only then can they be cancelled.
    /// </summary>
    private async Task<TaskPartition> Unclaimed(TaskId id, CancellationToken cancellationToken)
    {
        var over = 0L;
        while (true)
        {
            var partition = await store.Load(id, cancellationToken);
            if (!partition.Book.Notices.Exists(notice => notice.Claim > over))
                return partition;
            over = await mailRecorder.Decide(cancellationToken);
        }
    }

    private async Task<bool> Store(TaskPartitionChange taskPartitionChange, CancellationToken cancellationToken)
    {
        var (before, head) = (taskPartitionChange.Before, taskPartitionChange.Head());
        var newWake = head.WakeKey is { } key && key != before.Head?.WakeKey ? key : null;
        var newNotices = taskPartitionChange.Book.Notices.Skip(before.Book.Notices.Count).Where(notice => notice.IsWaiting).ToList();

        var attempt = Sequence.Mark();
        var told = ActIndex.RowsOf(head, taskPartitionChange.Facts, attempt);

        IReadOnlyList<TableEntity> opened = [];
        var entries = new List<Func<Task>>();
        if (newWake is not null)
            entries.Add(() => wakes.Put(newWake, before.Id.Value, "", head.Revision, cancellationToken));
        entries.AddRange(
            newNotices.Select(notice =>
                (Func<Task>)(() => waits.Put(notice.Entry!, before.Id.Value, notice.Key, head.Revision, cancellationToken))
            )
        );
        entries.AddRange(told.Select(row => (Func<Task>)(() => acts.Put(row, cancellationToken))));
        entries.Add(async () => opened = await taskListIndex.Open(before.Head, head, cancellationToken));
        await entries.Do(write => write(), cancellationToken);

        var isStored = await store.Commit(before, head, taskPartitionChange.Book, taskPartitionChange.Facts, attempt, cancellationToken);
        await TidyUp(isStored ? Needless(before, taskPartitionChange, head, opened) : Unused(before, newWake, newNotices, told, opened));
        return isStored;
    }

    private IEnumerable<Func<Task>> Needless(
        TaskPartition before,
        TaskPartitionChange taskPartitionChange,
        TaskHead head,
        IReadOnlyList<TableEntity> opened
    )
    {
        if (before.Head?.WakeKey is { } old && old != head.WakeKey)
            yield return () => wakes.Remove(old, default);
        foreach (var (was, now) in before.Book.Notices.Zip(taskPartitionChange.Book.Notices))
        {
            if (was.IsWaiting && !now.IsWaiting)
                yield return () => waits.Remove(was.Entry!, default);
        }

        if (opened.Count > 0)
            yield return () => taskListIndex.Close(opened, head, default);
    }

    private IEnumerable<Func<Task>> Unused(
        TaskPartition before,
        string? newWake,
        List<TaskNoticeEntry> newNotices,
        IReadOnlyList<TableEntity> told,
        IReadOnlyList<TableEntity> opened
    )
    {
        if (newWake is not null)
            yield return () => wakes.Remove(newWake, default);
        foreach (var notice in newNotices)
            yield return () => waits.Remove(notice.Entry!, default);
        foreach (var act in told)
            yield return () => acts.Remove(act, default);
        if (before.Head is null && opened.Count > 0)
            yield return () => taskListIndex.Withdraw(opened, default);
    }

    /// <summary>Removes leftovers. The change is stored in any case, and readers see through leftover entries.</summary>
    private async Task TidyUp(IEnumerable<Func<Task>> work)
    {
        try
        {
            await work.Do(tidy => tidy(), default);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException)
        {
            LogUntidy(logger, failed.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An index entry that is no longer needed was left for its readers to take away: {Reason}"
    )]
    private static partial void LogUntidy(ILogger logger, string reason);
}
