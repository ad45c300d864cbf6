using Azure.Data.Tables;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>Steps of a recording on each row it touches. Each step can be repeated, and run by two hosts at once.</summary>
internal sealed partial class MailRecordingSteps(StorageAccount account, ILogger logger)
{
    private readonly TaskPartitionStore _tasks = new(account.Tasks, account.Payloads);
    private readonly LetterNumberRows _letters = new(account.Recordings);
    private readonly MailListIndex _mailListIndex = new(account.Lists);
    private readonly DueTimeIndex _waits = new(account.Moments, "wait", account.SetAside);
    private readonly DueTimeIndex _attempts = new(account.Moments, "out", account.SetAside);

    /// <summary>Whether every series continues from its last number.</summary>
    public async Task<bool> AreNext(Dictionary<string, LetterRun> runs, CancellationToken cancellationToken) =>
        !(
            await runs.ToList()
                .Ask(async run => await _letters.LastOf(run.Key, cancellationToken) + 1 == run.Value.First, cancellationToken)
        ).Contains(false);

    /// <returns>False if one of the notices no longer waits, or a later recording is under way.</returns>
    public async Task<bool> Claim(string task, string[] keys, long recording, CancellationToken cancellationToken)
    {
        while (true)
        {
            var partition = await _tasks.Load(TaskId.Of(task), cancellationToken);
            if (!keys.All(key => partition.Book.Find(key) is { IsWaiting: true } notice && notice.Claim <= recording))
                return false;
            var claimed = partition.Book.Change(notice => keys.Contains(notice.Key) ? notice with { Claim = recording } : notice);
            if (await _tasks.CommitBook(partition, claimed, cancellationToken))
                return true;
        }
    }

    /// <returns>False if the mail is recorded already, or a later recording is under way.</returns>
    public async Task<bool> Prepare(MailRecord mail, long recording, CancellationToken cancellationToken)
    {
        var row = await MailRow.Prepared(mail, recording, account.Sequence.Next(), account.Payloads, cancellationToken);
        while (!await account.Mails.TryInsert(row, cancellationToken))
        {
            if (await account.Mails.FindRow(row.PartitionKey, row.RowKey, cancellationToken) is not { } there)
                continue;
            var preparedBy = there.Number("Recording");
            if (preparedBy == 0 || preparedBy > recording)
                return false;
            if (await account.Mails.TryReplace(row, there.ETag, cancellationToken))
                return true;
        }

        return true;
    }

    /// <summary>Whether a mail is there and counts.</summary>
    public async Task<bool> Counts(string mailId, CancellationToken cancellationToken) =>
        await account.Mails.FindRow(MailRow.PartitionOf(mailId), MailRow.RowKey, cancellationToken) is { } row
        && row.Number("Recording") == 0;

    public async Task CarryOut(MailRecordingPlan plan, long recording, CancellationToken cancellationToken)
    {
        await plan.Mails.Do(mail => Stepping(() => Enter(mail, recording, cancellationToken)), cancellationToken);
        await plan.Letters.Do(run => _letters.RaiseTo(run.Key, run.Value.Last, cancellationToken), cancellationToken);
        await plan.Tasks.Keys.Do(
            task => Stepping(() => Release(task, recording, notice => notice.Ended(TaskNoticeState.Mailed), cancellationToken)),
            cancellationToken
        );
    }

    public async Task Undo(MailRecordingPlan plan, long recording, CancellationToken cancellationToken)
    {
        await plan.Tasks.Keys.Do(
            task => Stepping(() => Release(task, recording, notice => notice with { Claim = 0 }, cancellationToken)),
            cancellationToken
        );
        await plan.Mails.Do(mail => Discard(mail, recording, cancellationToken), cancellationToken);
    }

    private async Task Enter(string mailId, long recording, CancellationToken cancellationToken)
    {
        if (await MailRow.Find(account.Mails, account.Payloads, mailId, cancellationToken) is not { } mail || mail.Recording != recording)
            return;
        await _mailListIndex.Enter(mail, cancellationToken);
        if (mail.OutKey.Length > 0)
            await _attempts.Put(mail.OutKey, mailId, "", mail.Revision, cancellationToken);

        // This write can only lose to another host that enters the mail in the same way.
        await account.Mails.TryMerge(
            new TableEntity(mail.Row.PartitionKey, mail.Row.RowKey) { ["Recording"] = 0L },
            mail.Row.ETag,
            cancellationToken
        );
    }

    private async Task Discard(string mailId, long recording, CancellationToken cancellationToken)
    {
        if (
            await account.Mails.FindRow(MailRow.PartitionOf(mailId), MailRow.RowKey, cancellationToken) is { } row
            && row.Number("Recording") == recording
        )
        {
            await account.Mails.TryDelete(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }
    }

    private async Task Release(
        string task,
        long recording,
        Func<TaskNoticeEntry, TaskNoticeEntry> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var partition = await _tasks.Load(TaskId.Of(task), cancellationToken);
            var claimed = partition.Book.Notices.Where(notice => notice.IsWaiting && notice.Claim == recording).ToList();
            if (claimed.Count == 0)
                return;
            var released = partition.Book.Change(notice => notice.IsWaiting && notice.Claim == recording ? change(notice) : notice);
            if (!await _tasks.CommitBook(partition, released, cancellationToken))
                continue;
            foreach (var notice in claimed.Where(notice => !released.Find(notice.Key)!.IsWaiting))
                await _waits.Remove(notice.Entry!, cancellationToken);
            return;
        }
    }

    /// <summary>Runs a step. One row that cannot be read must not hold up the mails of all others.</summary>
    private async Task Stepping(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StorageException unreadable)
        {
            LogUnreadable(logger, unreadable.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Stepped over while mails were recorded: {Sentence}")]
    private static partial void LogUnreadable(ILogger logger, string sentence);
}
