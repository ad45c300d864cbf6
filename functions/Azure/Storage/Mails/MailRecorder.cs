using Azure;
using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>
/// Recorder of mails. It writes mails and takes their notices out of the waiting ones, all or nothing, though they lie in many partitions.
/// </summary>
/// <remarks>
/// <para>One recording runs at a time, in one slot (<see cref="MailRecordingSlot"/>), numbered upwards:</para>
/// <list type="number">
/// <item><c>Open</c> with the plan of the rows it touches. Any other recorder waits.</item>
/// <item>
/// Letter numbers are checked. Every notice that still waits is claimed in its task's notices row.
/// The mails are written, marked with the number, and do not count yet.
/// </item>
/// <item><c>Committed</c>: one guarded write of one row decides everything.</item>
/// <item>
/// Carried out: mails are listed and counted as live, series raised, claimed notices marked as mailed.
/// Then the slot is <c>Over</c> and free.
/// </item>
/// </list>
/// <para>
/// A host that dies leaves the slot behind. The next host that reads or records mails carries out a committed recording.
/// An open recording without a sign of life for half a minute, by the storage's own clock, is called off.
/// So is one whose notices a change of its task wants to cancel, if it is not done within two seconds.
/// The owner cannot commit a recording that was called off. Every step can be done twice, and by two hosts at once.
/// </para>
/// <para>
/// Numbers fence off a host that sleeps and wakes up late: a claim or a prepared mail may be taken over only by a higher number.
/// So nothing this host still does reaches the work of a later recording.
/// </para>
/// <para>
/// Transactions for one mail of one notice: 2 to take the slot, 2 to claim, 1 mail, 1 to commit;
/// then 6 to read the mail, list it, enter its first attempt and let it count, 2 for the notices row, 1 index entry, 1 to free the slot:
/// 16.
/// A letter's number is 3 more, each further task in a digest 6.
/// </para>
/// </remarks>
internal sealed partial class MailRecorder(StorageAccount account, ILogger logger)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan BetweenSignsOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceOfAChange = TimeSpan.FromSeconds(2);

    private readonly MailRecordingSlot _slot = new(account.Recordings, account.Payloads);
    private readonly MailRecordingSteps _mailRecordingSteps = new(account, logger);

    /// <returns>False if it failed without a trace; see <see cref="IOutbox.Record"/>.</returns>
    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken)
    {
        if (MailRecordingPlan.Of(mails) is not { } plan)
            return false;
        var mine = await Take(plan, cancellationToken);
        var isCommitted = false;
        try
        {
            if (
                await Prepare(mine, plan, mails, cancellationToken) is { } prepared
                && await _slot.Move(prepared, MailRecordingPhase.Committed, cancellationToken) is { } committed
            )
            {
                isCommitted = true;
                await CarryOut(committed, plan, default);
                return true;
            }
        }
        catch (Exception failed) when (isCommitted && failed is RequestFailedException or AggregateException)
        {
            LogLeftOver(logger, failed.Message);
            return true;
        }
        finally
        {
            if (!isCommitted)
                await CallOff(mine.Number);
        }

        return false;
    }

    /// <summary>Carries out a committed recording, and calls off one that has stood still too long.</summary>
    /// <returns>The number up to which claims no longer matter.</returns>
    public async Task<long> Settle(CancellationToken cancellationToken) =>
        (await Advance(await _slot.Read(cancellationToken), account.RecordingPatience, cancellationToken)).OverUpTo;

    /// <summary>Does the same as <see cref="Settle"/>, but an open recording cannot delay the caller for long.</summary>
    public async Task<long> Decide(CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var patience = TimeProvider.System.GetElapsedTime(since) < PatienceOfAChange ? account.RecordingPatience : TimeSpan.Zero;
            var reading = await Advance(await _slot.Read(cancellationToken), patience, cancellationToken);
            if (reading.Phase != MailRecordingPhase.Open)
                return reading.OverUpTo;
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    private async Task<SlotReading> Take(MailRecordingPlan plan, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reading = await Advance(await _slot.Read(cancellationToken), account.RecordingPatience, cancellationToken);
            if (reading.Phase == MailRecordingPhase.Over && await _slot.Take(reading, plan, cancellationToken) is { } mine)
                return mine;
            if (reading.Phase == MailRecordingPhase.Open)
                await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    /// <summary>Does the next possible step of a recording that is not over.</summary>
    private async Task<SlotReading> Advance(SlotReading reading, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (reading.Phase == MailRecordingPhase.Open && reading.Age >= patience)
        {
            reading = await _slot.Move(reading, MailRecordingPhase.CalledOff, cancellationToken) ?? await _slot.Read(cancellationToken);
        }

        if (reading.Phase == MailRecordingPhase.Unknown)
        {
            LogDamaged(logger, reading.Number);
            var phase = await HasBegunToCount(reading, cancellationToken) ? MailRecordingPhase.Committed : MailRecordingPhase.CalledOff;
            reading = await _slot.Move(reading, phase, cancellationToken) ?? await _slot.Read(cancellationToken);
        }

        return reading.Phase switch
        {
            MailRecordingPhase.Committed => await CarryOut(reading, await _slot.Plan(reading, cancellationToken), cancellationToken),
            MailRecordingPhase.CalledOff => await Undo(reading, await _slot.Plan(reading, cancellationToken), cancellationToken),
            _ => reading,
        };
    }

    /// <summary>Whether a mail of a recording counts already, which only a commit can have done.</summary>
    private async Task<bool> HasBegunToCount(SlotReading reading, CancellationToken cancellationToken)
    {
        var plan = await _slot.Plan(reading, cancellationToken);
        return (await plan.Mails.ToList().Ask(mail => _mailRecordingSteps.Counts(mail, cancellationToken), cancellationToken)).Contains(
            true
        );
    }

    /// <returns>Null if the mails cannot be recorded.</returns>
    private async Task<SlotReading?> Prepare(
        SlotReading mine,
        MailRecordingPlan plan,
        IReadOnlyList<MailRecord> mails,
        CancellationToken cancellationToken
    )
    {
        if (!await _mailRecordingSteps.AreNext(plan.Letters, cancellationToken))
            return null;
        var current = mine;
        var sign = TimeProvider.System.GetTimestamp();
        var work = plan
            .Tasks.Select(task => (Func<Task<bool>>)(() => _mailRecordingSteps.Claim(task.Key, task.Value, mine.Number, cancellationToken)))
            .Concat(mails.Select(mail => (Func<Task<bool>>)(() => _mailRecordingSteps.Prepare(mail, mine.Number, cancellationToken))));
        foreach (var some in work.Chunk(BoundedParallel.AtATime * 2))
        {
            if ((await some.Ask(step => step(), cancellationToken)).Contains(false))
                return null;
            if (TimeProvider.System.GetElapsedTime(sign) < BetweenSignsOfLife)
                continue;
            if (await _slot.Move(current, MailRecordingPhase.Open, cancellationToken) is not { } alive)
                return null;
            (current, sign) = (alive, TimeProvider.System.GetTimestamp());
        }

        return current;
    }

    private async Task<SlotReading> CarryOut(SlotReading committed, MailRecordingPlan plan, CancellationToken cancellationToken)
    {
        await _mailRecordingSteps.CarryOut(plan, committed.Number, cancellationToken);
        return await _slot.Move(committed, MailRecordingPhase.Over, cancellationToken) ?? await _slot.Read(cancellationToken);
    }

    private async Task<SlotReading> Undo(SlotReading calledOff, MailRecordingPlan plan, CancellationToken cancellationToken)
    {
        await _mailRecordingSteps.Undo(plan, calledOff.Number, cancellationToken);
        return await _slot.Move(calledOff, MailRecordingPhase.Over, cancellationToken) ?? await _slot.Read(cancellationToken);
    }

    /// <summary>Calls the recording off. If this fails too, the others will call it off when their patience ends.</summary>
    private async Task CallOff(long number)
    {
        try
        {
            var reading = await _slot.Read(default);
            if (reading.Number == number)
                await Advance(reading, TimeSpan.Zero, default);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException or StorageException)
        {
            LogLeftOver(logger, failed.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of recording {Number} is damaged; what its mails say decides it")]
    private static partial void LogDamaged(ILogger logger, long number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A recording of mails is left for the next round to finish: {Reason}")]
    private static partial void LogLeftOver(ILogger logger, string reason);
}
