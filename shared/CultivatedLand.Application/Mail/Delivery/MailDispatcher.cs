using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Delivery;

/// <summary>
/// Dispatcher that turns notices into mails and hands them over.
/// The content of a mail is recorded before the first attempt and does not change afterwards.
/// A crash between the two repeats an attempt, never a mail.
/// </summary>
public sealed class MailDispatcher(
    ILedger ledger,
    IOutbox outbox,
    IDirectoryStore directoryStore,
    IMailComposer composer,
    IMailer mailer,
    DeliveryRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore setAside,
    LoopMonitor loops,
    IPaperFactsReader papers,
    ReceiptStore receipts,
    IHeldMailNotifier heldMails
)
{
    private const int AtATime = 200;
    private const int MailsPerBatch = 100;

    /// <summary>
    /// Number of batches that are composed while one is recorded: enough to keep the store busy, few enough to be held in memory.
    /// </summary>
    private const int BatchesAhead = 2;

    /// <summary>
    /// Number of times that the same notices may be found waiting after a recording failed, before each is recorded alone.
    /// </summary>
    private const int MostRaces = 5;

    /// <summary>
    /// Returns the moment when notices are next to be sorted or a mail is next to be attempted. Null when nothing is waiting.
    /// </summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        var (sorting, attempt) = (await outbox.NextSendAt(cancellationToken), await outbox.NextAttemptAt(cancellationToken));
        return sorting is null || attempt < sorting ? attempt : sorting;
    }

    /// <summary>
    /// Sorts all notices whose sending time has passed into recorded mails.
    /// Where that fails by the fault of a notice, the notices that share a mail are recorded alone, and the bad ones are set aside.
    /// </summary>
    public async Task RecordDueNotices(CancellationToken cancellationToken)
    {
        HashSet<NoticeId> before = [];
        var races = 0;
        while (await Waiting(cancellationToken) is { Count: > 0 } waiting)
        {
            var ids = waiting.Select(notice => notice.Id).ToHashSet();
            races = ids.SetEquals(before) ? races + 1 : 0;
            before = ids;
            var digests = new DigestBuilder(await directoryStore.Current(cancellationToken));
            if (races >= MostRaces || !await TryRecordTogether(digests, waiting, cancellationToken))
                await RecordAlone(digests, waiting, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Notice>> Waiting(CancellationToken cancellationToken)
    {
        var waiting = await outbox.Waiting(clock.GetUtcNow(), int.MaxValue, cancellationToken);
        return setAside.HasAny(RecordName.Notices) ? [.. waiting.Where(notice => !setAside.Holds(NameOf(notice.Id)))] : waiting;
    }

    /// <returns>False where a notice or a task has a fault of its own, and its mail could not be composed or recorded.</returns>
    private async Task<bool> TryRecordTogether(DigestBuilder digests, IReadOnlyList<Notice> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await RecordInOrder(MailBatches.Of(digests.Sort(waiting), MailsPerBatch), cancellationToken);
            return true;
        }
        catch (Exception failed) when (setAside.IsOfOneRecord(failed))
        {
            return false;
        }
    }

    private async Task RecordAlone(DigestBuilder digests, IReadOnlyList<Notice> waiting, CancellationToken cancellationToken)
    {
        var items = waiting.SelectMany(notice => setAside.Decide(NameOf(notice.Id), () => digests.ItemsFor(notice)) ?? []);
        foreach (var linked in MailBatches.Of(DigestBuilder.SortItems(items), most: 1))
        {
            var notices = linked.SelectMany(envelope => envelope.Items).Select(item => item.Notice.Id).Distinct().ToList();
            try
            {
                var known = await PapersOf(linked, cancellationToken);
                var letters = await new LetterNumbering(outbox, composer).Number(linked, known, cancellationToken);
                if (!await Record(linked, Compose(linked, letters, known, cancellationToken), cancellationToken))
                    throw new InvalidOperationException("The mail could not be recorded: its notices or its id were taken already.");
            }
            catch (Exception failed) when (setAside.IsOfOneRecord(failed))
            {
                notices.ForEach(notice => setAside.Note(NameOf(notice), failed.Message, isReadable: true));
            }
        }
    }

    private static RecordName NameOf(NoticeId notice) => new(RecordName.Notices, notice.ToString());

    /// <summary>
    /// Records batches in their order, up to the first that fails because a notice was cancelled meanwhile.
    /// The notices that still wait are then read and sorted again.
    /// </summary>
    private async Task RecordInOrder(IEnumerable<IReadOnlyList<Envelope>> batches, CancellationToken cancellationToken)
    {
        var numbering = new LetterNumbering(outbox, composer);
        var composing = new Queue<(IReadOnlyList<Envelope> Batch, Task<IReadOnlyList<MailRecord>> Mails)>();
        try
        {
            foreach (var batch in batches)
            {
                var known = await PapersOf(batch, cancellationToken);
                var letters = await numbering.Number(batch, known, cancellationToken);
                composing.Enqueue((batch, Task.Run(() => Compose(batch, letters, known, cancellationToken), cancellationToken)));
                if (composing.Count > BatchesAhead && !await RecordNext())
                    return;
            }

            while (composing.Count > 0)
            {
                if (!await RecordNext())
                    return;
            }
        }
        finally
        {
            await Task.WhenAll(composing.Select(composed => composed.Mails));
        }

        Task<bool> RecordNext()
        {
            var (batch, mails) = composing.Dequeue();
            return Record(batch, mails, cancellationToken);
        }
    }

    private async Task<bool> Record(
        IReadOnlyList<Envelope> batch,
        Task<IReadOnlyList<MailRecord>> composed,
        CancellationToken cancellationToken
    )
    {
        var mails = await composed;
        var told = await heldMails.Write(batch, mails, cancellationToken);
        await receipts.Expect(batch, cancellationToken);
        if (!await outbox.Record([.. mails, .. told], cancellationToken))
        {
            await receipts.Forget(batch, cancellationToken);
            return false;
        }

        foreach (var notice in setAside.HasAny(RecordName.Notices) ? mails.SelectMany(mail => mail.Notices) : [])
            setAside.TakeUp(NameOf(notice));
        changeSignal.Raise(null);
        return true;
    }

    /// <summary>Attempts to send the mails that are due, as fast as the limits allow.</summary>
    /// <param name="round">Round that may end before each mail. Null for one mail after the other, to the last.</param>
    /// <returns>Whether more mails are due now.</returns>
    public async Task<bool> SendDueMails(CancellationToken cancellationToken, SendingRound? round = null)
    {
        round ??= new SendingRound(clock, SendingPace.Steady);
        var outgoing = await outbox.Outgoing(clock.GetUtcNow(), AtATime, cancellationToken);
        await Parallel.ForEachAsync(
            outgoing,
            new ParallelOptions { MaxDegreeOfParallelism = round.AtOnce, CancellationToken = cancellationToken },
            async (mail, _) =>
            {
                if (!round.IsOver)
                    await setAside.Attempt(new RecordName(RecordName.Mails, mail.Id), () => Send(mail, round, cancellationToken));
            }
        );
        return outgoing.Count == AtATime && !round.IsOver;
    }

    private async Task Send(MailRecord mail, SendingRound round, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (rules.HeldUntil(mail.Content.To!, now) is { } later)
        {
            await outbox.Update(mail.Id, mail.Standing.Attempts, mail.Standing with { NextAttemptAt = later }, cancellationToken);
            return;
        }

        var result = await mailer.Deliver(mail.Content, cancellationToken);
        round.Note(result);
        loops.Delivered(result);

        // What has gone is noted even while the host shuts down, or the mail would go again.
        await outbox.Update(mail.Id, mail.Standing.Attempts, rules.After(mail, result, clock.GetUtcNow()), CancellationToken.None);
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

    private Task<IReadOnlyDictionary<NoticeId, PaperFacts>> PapersOf(IReadOnlyList<Envelope> batch, CancellationToken cancellationToken) =>
        papers.Of(batch.SelectMany(envelope => envelope.Items).Select(item => item.Notice), cancellationToken);

    private async Task<IReadOnlyList<MailRecord>> Compose(
        IReadOnlyList<Envelope> batch,
        IReadOnlyDictionary<NoticeId, LetterNumber> letters,
        IReadOnlyDictionary<NoticeId, PaperFacts> known,
        CancellationToken cancellationToken
    )
    {
        var facts = new MailFacts(await TasksOf(batch, cancellationToken), known);
        return [.. batch.Select(envelope => MailOf(envelope, facts, letters))];
    }

    private MailRecord MailOf(Envelope envelope, MailFacts facts, IReadOnlyDictionary<NoticeId, LetterNumber> letters)
    {
        var first = envelope.Items[0];
        var letter = letters.GetValueOrDefault(first.Notice.Id);
        var content = composer.Compose(envelope, facts, letter);
        return new MailRecord(
            envelope.Id,
            content,
            [.. envelope.Items.Select(item => item.Notice.Id)],
            first.IsOriginal ? letter : null,
            envelope.SendAt,
            facts.Papers.GetValueOrDefault(first.Notice.Id) is { IsJoined: true }
                ? DeliveryRules.Joined
                : rules.Opening(content, first.Notice.Kind, envelope.SendAt)
        );
    }

    private async Task<Dictionary<TaskId, RectificationTask>> TasksOf(IReadOnlyList<Envelope> batch, CancellationToken cancellationToken)
    {
        var tasks = new Dictionary<TaskId, RectificationTask>();
        foreach (var id in batch.SelectMany(envelope => envelope.Items).Select(item => item.Notice.Id.Task).Distinct())
        {
            // A mail is composed from its notices. A task that cannot be read adds nothing to it.
            if (await setAside.Find(new(RecordName.Tasks, id.Value), () => ledger.Find(id, cancellationToken)) is { } stored)
                tasks[id] = stored.State;
        }

        return tasks;
    }
}
