using System.Runtime.CompilerServices;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Mails;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// The outbox on tables: notices in their tasks' partitions, each mail in one of its own. How the two change together is told at <see cref="MailRecorder"/>;
/// whatever reads here first finishes what another left half-done.
/// </summary>
/// <remarks>
/// Transactions: a look for waiting notices 2, and 1 for each task that has some; a look for mails to attempt 2, and 1 for each;
/// noting an attempt 1 to look for a recording, 2 for the mail, and 1 for each entry that comes or goes: 6 when a mail was sent, 5 when it is to be tried again.
/// </remarks>
public sealed partial class TableOutbox(StorageAccount account, ILogger<TableOutbox> logger) : IOutbox
{
    private const int MostTries = 100;

    private readonly TaskPartitionStore tasks = new(account.Tasks, account.Payloads);
    private readonly MailRecorder recordings = new(account, logger);
    private readonly LetterNumberRows letters = new(account.Recordings);
    private readonly MailListIndex lists = new(account.Lists);
    private readonly DueTimeIndex waits = new(account.Moments, "wait");
    private readonly DueTimeIndex tries = new(account.Moments, "out");

    public async Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancel)
    {
        var over = await recordings.Settle(cancel);
        var waiting = new List<Notice>();
        string? earliest = null;
        await foreach (var (entry, notice) in Booked(moment, most, cancel))
        {
            if (notice.Claim > over) continue;
            var sendAt = entry.Key[..SortableTime.Length];
            if ((earliest ??= sendAt) != sendAt) break;
            if (Read(notice) is { } readable) waiting.Add(readable);
            if (waiting.Count >= most) break;
        }

        return waiting;
    }

    /// <summary>A notice that is just being recorded may yet come back, so it still counts here.</summary>
    public async Task<DateTimeOffset?> NextSendAt(CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        await foreach (var (entry, _) in Booked(null, 1, cancel)) return entry.Moment;
        return null;
    }

    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancel) => mails.Count == 0 || await recordings.Record(mails, cancel);

    public async Task<int> LastLetterNumber(string series, CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        return await letters.LastOf(series, cancel);
    }

    public async Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancel)
    {
        var outgoing = new List<MailRecord>();
        await foreach (var mail in Queued(moment, most, cancel))
        {
            outgoing.Add(mail.Mail);
            if (outgoing.Count >= most) break;
        }

        return outgoing;
    }

    public async Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancel)
    {
        await foreach (var mail in Queued(null, 1, cancel)) return mail.Mail.Standing.NextAttemptAt;
        return null;
    }

    public async Task<MailRecord?> Find(string mailId, CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        return await Row(mailId, cancel) is { Counts: true } mail ? mail.Mail : null;
    }

    public async Task<bool> Update(string mailId, int attempts, MailDeliveryState standing, CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await Row(mailId, cancel) is not { Counts: true } mail || mail.Mail.Standing.Attempts != attempts) return false;
            if (await Stand(mail, standing, cancel)) return true;
        }

        throw new InvalidOperationException($"The mail {mailId} was changed {MostTries} times by others while one change waited for it.");
    }

    public async Task<MailResultPage> List(MailQuery query, CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        var found = new List<MailRow>();
        await foreach (var (row, mail) in lists.Candidates(query, cancel).Ask(query.Most + 1, row => RowOrNull(row.Mail, cancel), cancel))
        {
            if (mail is null) continue;
            if (!MailListIndex.Names(mail, row))
            {
                if (mail.Counts && mail.Revision >= row.Revision) await lists.Drop(row, cancel);
                continue;
            }

            if (query.State is { } state && mail.Mail.Standing.State != state) continue;
            found.Add(mail);
            if (found.Count > query.Most) return new MailResultPage([.. found.Take(query.Most).Select(listed => listed.Mail)], MailListIndex.Cursor(found[query.Most - 1]));
        }

        return new MailResultPage([.. found.Select(listed => listed.Mail)], null);
    }

    private async Task<bool> Stand(MailRow mail, MailDeliveryState standing, CancellationToken cancel)
    {
        var columns = mail.Standing(standing);
        var (outKey, stateKey, revision) = (columns.Text("OutKey"), columns.Text("StateKey"), columns.Number("Revision"));
        var before = mail.Mail.Standing.State;
        if (outKey.Length > 0) await tries.Put(outKey, mail.Mail.Id, "", revision, cancel);
        if (stateKey != mail.StateKey) await lists.EnterState(standing.State, stateKey, mail.Mail.Id, revision, cancel);

        var isStored = await account.Mails.TryMerge(columns, mail.Row.ETag, cancel);
        var (needlessOut, needlessState, ofState) = isStored ? (mail.OutKey, mail.StateKey, before) : (outKey, stateKey, standing.State);
        if (needlessOut.Length > 0) await tries.Remove(needlessOut, cancel);
        if (stateKey != mail.StateKey) await lists.LeaveState(ofState, needlessState, cancel);
        return isStored;
    }

    /// <summary>Notices that wait, claimed or not, in order of (send-at, task, notice).</summary>
    private async IAsyncEnumerable<(DueTimeEntry Entry, TaskNoticeEntry Notice)> Booked(DateTimeOffset? until, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        var partitions = new System.Collections.Concurrent.ConcurrentDictionary<string, Task<TaskPartition?>>();
        var entries = waits.UpTo(until, Math.Min(most, 999) + 1, cancel);
        await foreach (var (entry, partition) in entries.Ask(most, entry => partitions.GetOrAdd(entry.Subject, task => PartitionOrNull(task, cancel)), cancel))
        {
            if (partition?.Book.Find(entry.Detail) is { IsWaiting: true } notice && notice.Entry == entry.Key) yield return (entry, notice);
            else if (partition?.Revision >= entry.Revision) await waits.Drop(entry, cancel);
        }
    }

    private async IAsyncEnumerable<MailRow> Queued(DateTimeOffset? until, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        await recordings.Settle(cancel);
        await foreach (var (entry, mail) in tries.UpTo(until, Math.Min(most, 999) + 1, cancel).Ask(most, entry => RowOrNull(entry.Subject, cancel), cancel))
        {
            if (mail is { Counts: true } && mail.OutKey == entry.Key) yield return mail;
            else if (mail is { Counts: true } && mail.Revision >= entry.Revision) await tries.Drop(entry, cancel);
        }
    }

    private Task<MailRow?> Row(string mailId, CancellationToken cancel) => MailRow.Find(account.Mails, account.Payloads, mailId, cancel);

    private Task<MailRow?> RowOrNull(string mailId, CancellationToken cancel) => OrNull(() => Row(mailId, cancel));

    private Task<TaskPartition?> PartitionOrNull(string task, CancellationToken cancel) => OrNull(async () => (TaskPartition?)await tasks.Load(TaskId.Of(task), cancel));

    private Notice? Read(TaskNoticeEntry notice)
    {
        try
        {
            return notice.Read();
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException or ArgumentException)
        {
            LogUnreadable(logger, StorageErrorText.Unreadable(notice.Key, unreadable.Message).English);
            return null;
        }
    }

    private async Task<T?> OrNull<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (StorageException unreadable)
        {
            LogUnreadable(logger, unreadable.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Stepped over: {Sentence}")]
    private static partial void LogUnreadable(ILogger logger, string sentence);
}
