using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Dispatcher that turns notices into mails and hands them over.
/// The content of a mail is recorded before the first attempt and does not change afterwards.
/// A crash between the two repeats an attempt, never a mail.
/// </summary>
public sealed class MailDispatcher(
    ILedger ledger,
    IOutbox outbox,
    IPlanStore planStore,
    IMailComposer composer,
    IMailer mailer,
    DeliveryRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    private const int AtATime = 200;
    private const int MailsPerBatch = 100;

    /// <summary>
    /// Number of batches that are composed while one is recorded: enough to keep the store busy, few enough to be held in memory.
    /// </summary>
    private const int BatchesAhead = 2;

    /// <summary>
    /// Returns the moment when notices are next to be sorted or a mail is next to be attempted. Null when nothing is waiting.
    /// </summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        var (sorting, attempt) = (await outbox.NextSendAt(cancellationToken), await outbox.NextAttemptAt(cancellationToken));
        return sorting is null || attempt < sorting ? attempt : sorting;
    }

    /// <summary>Sorts all notices whose sending time has passed into recorded mails.</summary>
    public async Task RecordDueNotices(CancellationToken cancellationToken)
    {
        while (await outbox.Waiting(clock.GetUtcNow(), int.MaxValue, cancellationToken) is { Count: > 0 } waiting)
        {
            await RecordInOrder(
                MailBatches.Of(new DigestBuilder(await planStore.Directory(cancellationToken)).Sort(waiting), MailsPerBatch),
                cancellationToken
            );
        }
    }

    /// <summary>
    /// Records batches in their order, up to the first that fails because a notice was cancelled meanwhile.
    /// The notices that still wait are then read and sorted again.
    /// </summary>
    private async Task RecordInOrder(IEnumerable<IReadOnlyList<Envelope>> batches, CancellationToken cancellationToken)
    {
        var numbering = new LetterNumbering(outbox, composer);
        var composing = new Queue<Task<IReadOnlyList<MailRecord>>>();
        try
        {
            foreach (var batch in batches)
            {
                var letters = await numbering.Number(batch, cancellationToken);
                composing.Enqueue(Task.Run(() => Compose(batch, letters, cancellationToken), cancellationToken));
                if (composing.Count > BatchesAhead && !await Record(composing.Dequeue(), cancellationToken))
                    return;
            }

            while (composing.TryDequeue(out var composed))
            {
                if (!await Record(composed, cancellationToken))
                    return;
            }
        }
        finally
        {
            await Task.WhenAll(composing);
        }
    }

    private async Task<bool> Record(Task<IReadOnlyList<MailRecord>> composed, CancellationToken cancellationToken)
    {
        if (!await outbox.Record(await composed, cancellationToken))
            return false;
        changeSignal.Raise(null);
        return true;
    }

    /// <summary>Attempts to send the mails that are due, as fast as the limits allow.</summary>
    /// <returns>Whether more mails are due now.</returns>
    public async Task<bool> SendDueMails(CancellationToken cancellationToken)
    {
        var outgoing = await outbox.Outgoing(clock.GetUtcNow(), AtATime, cancellationToken);
        foreach (var mail in outgoing)
        {
            var now = clock.GetUtcNow();
            var mailDeliveryState = rules.HeldUntil(mail.Content.To!, now) is { } later
                ? mail.Standing with
                {
                    NextAttemptAt = later,
                }
                : rules.After(mail, await mailer.Deliver(mail.Content, cancellationToken), clock.GetUtcNow());
            await outbox.Update(mail.Id, mail.Standing.Attempts, mailDeliveryState, cancellationToken);
        }

        return outgoing.Count == AtATime;
    }

    /// <summary>
    /// Sends a mail again, on a person's request, that was given up or sent already. It is the same mail under the same Message-ID.
    /// </summary>
    /// <returns>The mail. Null where there is no such mail, where it is waiting already, or where it has no address.</returns>
    public Task<MailRecord?> Resend(string mailId, CancellationToken cancellationToken) =>
        Queue(mailId, mail => mail.Standing.State is MailState.Dead or MailState.Sent, cancellationToken);

    /// <summary>Releases a held mail, on a person's request.</summary>
    /// <returns>The mail. Null where there is no such mail, or where it is not held.</returns>
    public Task<MailRecord?> Release(string mailId, CancellationToken cancellationToken) =>
        Queue(mailId, mail => mail.Standing.State == MailState.Held, cancellationToken);

    private async Task<MailRecord?> Queue(string mailId, Func<MailRecord, bool> allows, CancellationToken cancellationToken)
    {
        if (await outbox.Find(mailId, cancellationToken) is not { Content.To: not null } mail || !allows(mail))
            return null;
        var queued = mail.Standing with { State = MailState.Queued, NextAttemptAt = clock.GetUtcNow() };
        if (!await outbox.Update(mailId, mail.Standing.Attempts, queued, cancellationToken))
            return null;

        changeSignal.Raise(null);
        return mail with { Standing = queued };
    }

    private async Task<IReadOnlyList<MailRecord>> Compose(
        IReadOnlyList<Envelope> batch,
        IReadOnlyDictionary<NoticeId, LetterNumber> letters,
        CancellationToken cancellationToken
    )
    {
        var tasks = await TasksOf(batch, cancellationToken);
        return [.. batch.Select(envelope => MailOf(envelope, tasks, letters))];
    }

    private MailRecord MailOf(
        Envelope envelope,
        Dictionary<TaskId, RectificationTask> tasks,
        IReadOnlyDictionary<NoticeId, LetterNumber> letters
    )
    {
        var first = envelope.Items[0];
        var letter = letters.GetValueOrDefault(first.Notice.Id);
        var content = composer.Compose(envelope, tasks, letter);
        return new MailRecord(
            envelope.Id,
            content,
            [.. envelope.Items.Select(item => item.Notice.Id)],
            first.IsOriginal ? letter : null,
            envelope.SendAt,
            rules.Opening(content, first.Notice.Kind, envelope.SendAt)
        );
    }

    private async Task<Dictionary<TaskId, RectificationTask>> TasksOf(IReadOnlyList<Envelope> batch, CancellationToken cancellationToken)
    {
        var tasks = new Dictionary<TaskId, RectificationTask>();
        foreach (var id in batch.SelectMany(envelope => envelope.Items).Select(item => item.Notice.Id.Task).Distinct())
        {
            if (await ledger.Find(id, cancellationToken) is { } stored)
                tasks[id] = stored.State;
        }

        return tasks;
    }
}
