using Azure.Data.Tables;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>What a recording does to each thing it touches. All of it can be done again, and by two at once.</summary>
internal sealed partial class MailRecordingSteps(StorageAccount account, ILogger logger)
{
    private readonly TaskPartitionStore tasks = new(account.Tasks, account.Payloads);
    private readonly LetterNumberRows letters = new(account.Recordings);
    private readonly MailListIndex lists = new(account.Lists);
    private readonly DueTimeIndex waits = new(account.Moments, "wait");
    private readonly DueTimeIndex attempts = new(account.Moments, "out");

    /// <summary>Whether every series goes on from its last number.</summary>
    public async Task<bool> AreNext(Dictionary<string, LetterRun> runs, CancellationToken cancel) =>
        !(await runs.ToList().Ask(async run => await letters.LastOf(run.Key, cancel) + 1 == run.Value.First, cancel)).Contains(false);

    /// <returns>False where one of the notices waits no longer, or a later recording is under way.</returns>
    public async Task<bool> Claim(string task, string[] keys, long recording, CancellationToken cancel)
    {
        while (true)
        {
            var partition = await tasks.Load(TaskId.Of(task), cancel);
            if (!keys.All(key => partition.Book.Find(key) is { IsWaiting: true } notice && notice.Claim <= recording)) return false;
            var claimed = partition.Book.Change(notice => keys.Contains(notice.Key) ? notice with { Claim = recording } : notice);
            if (await tasks.CommitBook(partition, claimed, cancel)) return true;
        }
    }

    /// <returns>False where the mail is recorded already, or a later recording is under way.</returns>
    public async Task<bool> Prepare(MailRecord mail, long recording, CancellationToken cancel)
    {
        var row = await MailRow.Prepared(mail, recording, account.Sequence.Next(), account.Payloads, cancel);
        while (!await account.Mails.TryInsert(row, cancel))
        {
            if (await account.Mails.FindRow(row.PartitionKey, row.RowKey, cancel) is not { } there) continue;
            var preparedBy = there.Number("Recording");
            if (preparedBy == 0 || preparedBy > recording) return false;
            if (await account.Mails.TryReplace(row, there.ETag, cancel)) return true;
        }

        return true;
    }

    public async Task CarryOut(MailRecordingPlan plan, long recording, CancellationToken cancel)
    {
        await plan.Mails.Do(mail => Stepping(() => Enter(mail, recording, cancel)), cancel);
        await plan.Letters.Do(run => letters.RaiseTo(run.Key, run.Value.Last, cancel), cancel);
        await plan.Tasks.Keys.Do(task => Stepping(() => Release(task, recording, notice => notice.Ended(TaskNoticeState.Mailed), cancel)), cancel);
    }

    public async Task Undo(MailRecordingPlan plan, long recording, CancellationToken cancel)
    {
        await plan.Tasks.Keys.Do(task => Stepping(() => Release(task, recording, notice => notice with { Claim = 0 }, cancel)), cancel);
        await plan.Mails.Do(mail => Discard(mail, recording, cancel), cancel);
    }

    private async Task Enter(string mailId, long recording, CancellationToken cancel)
    {
        if (await MailRow.Find(account.Mails, account.Payloads, mailId, cancel) is not { } mail || mail.Recording != recording) return;
        await lists.Enter(mail, cancel);
        if (mail.OutKey.Length > 0) await attempts.Put(mail.OutKey, mailId, "", mail.Revision, cancel);

        // Lost only to another who enters it just so.
        await account.Mails.TryMerge(new TableEntity(mail.Row.PartitionKey, mail.Row.RowKey) { ["Recording"] = 0L }, mail.Row.ETag, cancel);
    }

    private async Task Discard(string mailId, long recording, CancellationToken cancel)
    {
        if (await account.Mails.FindRow(MailRow.PartitionOf(mailId), MailRow.RowKey, cancel) is { } row && row.Number("Recording") == recording)
        {
            await account.Mails.TryDelete(row.PartitionKey, row.RowKey, row.ETag, cancel);
        }
    }

    private async Task Release(string task, long recording, Func<TaskNoticeEntry, TaskNoticeEntry> change, CancellationToken cancel)
    {
        while (true)
        {
            var partition = await tasks.Load(TaskId.Of(task), cancel);
            var claimed = partition.Book.Notices.Where(notice => notice.IsWaiting && notice.Claim == recording).ToList();
            if (claimed.Count == 0) return;
            var released = partition.Book.Change(notice => notice.IsWaiting && notice.Claim == recording ? change(notice) : notice);
            if (!await tasks.CommitBook(partition, released, cancel)) continue;
            foreach (var notice in claimed.Where(notice => !released.Find(notice.Key)!.IsWaiting)) await waits.Remove(notice.Entry!, cancel);
            return;
        }
    }

    /// <summary>One row that cannot be read must not hold up the mails of all others.</summary>
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
