using System.Runtime.CompilerServices;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Mails;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Outbox on tables.
/// Notices lie in their tasks' partitions, each mail in one of its own; <see cref="MailRecorder"/> describes how both change together.
/// Every read first finishes a recording that another host left half-done.
/// </summary>
/// <remarks>
/// Transactions: a look for waiting notices 2, and 1 for each task that has some; a look for mails to attempt 2, and 1 for each;
/// noting an attempt 1 to look for a recording, 2 for the mail, and 1 for each entry that comes or goes:
/// 6 if a mail was sent, 5 if it is to be tried again.
/// </remarks>
public sealed class TableOutbox(StorageAccount account, ILogger<TableOutbox> logger) : IOutbox
{
    private const int MostTries = 100;

    private readonly TaskPartitionStore _tasks = new(account.Tasks, account.Payloads);
    private readonly MailRecorder _mailRecorder = new(account, logger);
    private readonly LetterNumberRows _letters = new(account.Recordings);
    private readonly MailListIndex _mailListIndex = new(account.Lists);
    private readonly DueTimeIndex _waits = new(account.Moments, "wait", account.SetAside);
    private readonly DueTimeIndex _tries = new(account.Moments, "out", account.SetAside);

    public async Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken)
    {
        var over = await _mailRecorder.Settle(cancellationToken);
        var waiting = new List<Notice>();
        string? earliest = null;
        await foreach (var (entry, notice) in WaitingEntries(moment, most, cancellationToken))
        {
            if (notice.Claim > over)
                continue;
            var sendAt = entry.Key[..SortableTime.Length];
            if (earliest is not null && earliest != sendAt)
                break;
            if (Read(entry.Subject, notice) is not { } readable)
                continue;
            earliest = sendAt;
            waiting.Add(readable);
            if (waiting.Count >= most)
                break;
        }

        return waiting;
    }

    /// <summary>Returns the next moment of sending. A notice that is just being recorded may still come back, so it counts here.</summary>
    public async Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken)
    {
        await _mailRecorder.Settle(cancellationToken);
        await foreach (var (entry, notice) in WaitingEntries(null, 1, cancellationToken))
        {
            if (!account.SetAside.Holds(NameOf(entry.Subject, notice)))
                return entry.Moment;
        }

        return null;
    }

    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken) =>
        mails.Count == 0 || await _mailRecorder.Record(mails, cancellationToken);

    public async Task<int> LastLetterNumber(string series, CancellationToken cancellationToken)
    {
        await _mailRecorder.Settle(cancellationToken);
        return await _letters.LastOf(series, cancellationToken);
    }

    public async Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken)
    {
        var outgoing = new List<MailRecord>();
        await foreach (var mail in Queued(moment, most, cancellationToken))
        {
            outgoing.Add(mail.Mail);
            if (outgoing.Count >= most)
                break;
        }

        return outgoing;
    }

    public async Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken)
    {
        await foreach (var mail in Queued(null, 1, cancellationToken))
            return mail.Mail.Standing.NextAttemptAt;
        return null;
    }

    public async Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken)
    {
        await _mailRecorder.Settle(cancellationToken);
        return await Row(mailId, cancellationToken) is { Counts: true } mail ? mail.Mail : null;
    }

    public async Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken)
    {
        await _mailRecorder.Settle(cancellationToken);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await Row(mailId, cancellationToken) is not { Counts: true } mail || mail.Mail.Standing.Attempts != attempts)
                return false;
            if (await Stand(mail, mailDeliveryState, cancellationToken))
                return true;
        }

        throw new InvalidOperationException($"The mail {mailId} was changed {MostTries} times by others while one change waited for it.");
    }

    public async Task<bool> Rewrite(
        string mailId,
        MailContent content,
        MailDeliveryState mailDeliveryState,
        CancellationToken cancellationToken
    )
    {
        await _mailRecorder.Settle(cancellationToken);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await Row(mailId, cancellationToken) is not { Counts: true, Mail.Standing.State: MailState.Held } mail)
                return false;
            if (await Stand(mail, mailDeliveryState, cancellationToken, content))
                return true;
        }

        throw new InvalidOperationException($"The mail {mailId} was changed {MostTries} times by others while one change waited for it.");
    }

    public async Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken)
    {
        await _mailRecorder.Settle(cancellationToken);
        var found = new List<MailRow>();
        await foreach (
            var (row, mail) in _mailListIndex
                .Candidates(query, cancellationToken)
                .Ask(query.Most + 1, row => RowOrNull(row.Mail, cancellationToken), cancellationToken)
        )
        {
            if (mail is null)
                continue;
            if (!MailListIndex.Names(mail, row))
            {
                if (mail.Counts && mail.Revision >= row.Revision)
                    await _mailListIndex.Drop(row, cancellationToken);
                continue;
            }

            if (query.State is { } state && mail.Mail.Standing.State != state)
                continue;
            found.Add(mail);
            if (found.Count > query.Most)
                return new MailResultPage(
                    [.. found.Take(query.Most).Select(listed => listed.Mail)],
                    MailListIndex.Cursor(found[query.Most - 1])
                );
        }

        return new MailResultPage([.. found.Select(listed => listed.Mail)], null);
    }

    /// <param name="content">New content. Null to keep the present one.</param>
    private async Task<bool> Stand(
        MailRow mail,
        MailDeliveryState mailDeliveryState,
        CancellationToken cancellationToken,
        MailContent? content = null
    )
    {
        var columns = mail.Standing(mailDeliveryState);
        if (content is not null)
            await mail.Rewrite(columns, content, account.Payloads, cancellationToken);
        var (outKey, stateKey, revision) = (columns.Text("OutKey"), columns.Text("StateKey"), columns.Number("Revision"));
        var before = mail.Mail.Standing.State;
        if (outKey.Length > 0)
            await _tries.Put(outKey, mail.Mail.Id, "", revision, cancellationToken);
        if (stateKey != mail.StateKey)
            await _mailListIndex.EnterState(mailDeliveryState.State, stateKey, mail.Mail.Id, revision, cancellationToken);

        var isStored = await account.Mails.TryMerge(columns, mail.Row.ETag, cancellationToken);
        var (needlessOut, needlessState, ofState) = isStored
            ? (mail.OutKey, mail.StateKey, before)
            : (outKey, stateKey, mailDeliveryState.State);
        if (needlessOut.Length > 0)
            await _tries.Remove(needlessOut, cancellationToken);
        if (stateKey != mail.StateKey)
            await _mailListIndex.LeaveState(ofState, needlessState, cancellationToken);
        return isStored;
    }

    /// <summary>Returns waiting notices, claimed or not, in order of (send-at, task, notice).</summary>
    private async IAsyncEnumerable<(DueTimeEntry Entry, TaskNoticeEntry Notice)> WaitingEntries(
        DateTimeOffset? until,
        int most,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var partitions = new System.Collections.Concurrent.ConcurrentDictionary<string, Task<TaskPartition?>>();
        var entries = _waits.UpTo(until, Math.Min(most, 999) + 1, cancellationToken);
        await foreach (
            var (entry, partition) in entries.Ask(
                most,
                entry => partitions.GetOrAdd(entry.Subject, task => PartitionOrNull(task, cancellationToken)),
                cancellationToken
            )
        )
        {
            if (partition?.Book.Find(entry.Detail) is { IsWaiting: true } notice && notice.Entry == entry.Key)
                yield return (entry, notice);
            else if (partition?.Revision >= entry.Revision)
                await _waits.Drop(entry, cancellationToken);
        }
    }

    private async IAsyncEnumerable<MailRow> Queued(
        DateTimeOffset? until,
        int most,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await _mailRecorder.Settle(cancellationToken);
        await foreach (
            var (entry, mail) in _tries
                .UpTo(until, Math.Min(most, 999) + 1, cancellationToken)
                .Ask(most, entry => RowOrNull(entry.Subject, cancellationToken), cancellationToken)
        )
        {
            if (mail is { Counts: true } && mail.OutKey == entry.Key)
            {
                if (!account.SetAside.Holds(new RecordName(RecordName.Mails, entry.Subject)))
                    yield return mail;
            }
            else if (mail is { Counts: true } && mail.Revision >= entry.Revision)
                await _tries.Drop(entry, cancellationToken);
        }
    }

    private Task<MailRow?> Row(string mailId, CancellationToken cancellationToken) =>
        MailRow.Find(account.Mails, account.Payloads, mailId, cancellationToken);

    private Task<MailRow?> RowOrNull(string mailId, CancellationToken cancellationToken) =>
        account.SetAside.Find(new RecordName(RecordName.Mails, mailId), () => Row(mailId, cancellationToken));

    private Task<TaskPartition?> PartitionOrNull(string task, CancellationToken cancellationToken) =>
        account.SetAside.Find(
            new RecordName(RecordName.Tasks, task),
            async () => (TaskPartition?)await _tasks.Load(TaskId.Of(task), cancellationToken)
        );

    private Notice? Read(string task, TaskNoticeEntry notice) => account.SetAside.Read(NameOf(task, notice), notice.Read);

    private static RecordName NameOf(string task, TaskNoticeEntry notice) => new(RecordName.Notices, $"{task}.{notice.Key}");
}
