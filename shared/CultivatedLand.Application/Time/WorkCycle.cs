using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Time;

/// <summary>
/// Cycle of the work that becomes due with time, in this order: tasks wake, parts of splits begin, the grid wakes, interviews are called
/// for, demands of records begin,
/// all notices of the hour are sorted into mails, bulletins are written and meetings invited to, mails are delivered.
/// One waking cycle runs at a time, so that a digest is whole. A step that fails does not keep the others from being done.
/// </summary>
public sealed class WorkCycle(
    TaskService taskService,
    MailDispatcher mailDispatcher,
    ILedger ledger,
    IOutbox outbox,
    SetAsideStore setAside,
    ITaskWaker taskWaker,
    CycleJobs jobs
) : IDisposable
{
    /// <summary>
    /// Number of tasks woken at a time. The store puts several batches into one commit.
    /// Small batches are stored soon, before their decisions grow old.
    /// </summary>
    private const int Batch = 250;

    private readonly SemaphoreSlim _waking = new(1, 1);
    private readonly SemaphoreSlim _delivering = new(1, 1);

    public async Task RunDue(CancellationToken cancellationToken)
    {
        await _waking.WaitAsync(cancellationToken);
        try
        {
            var (steps, areAllAwake) = (new LoopSteps(), false);
            await steps.Run(async () => areAllAwake = await taskWaker.WakeDue(cancellationToken));
            await steps.Run(() => RunBeginning(jobs.Splits, cancellationToken));
            await steps.Run(() => jobs.Grid.Run(cancellationToken));
            await steps.Run(() => RunBeginning(jobs.Interviews, cancellationToken));
            await steps.Run(() => RunBeginning(jobs.FieldRecords, cancellationToken));
            if (areAllAwake)
                await steps.Run(() => mailDispatcher.RecordDueNotices(cancellationToken));
            await steps.Run(() => jobs.Bulletins.Run(cancellationToken));
            await steps.Run(() => jobs.Meetings.Run(cancellationToken));
            steps.ThrowIfAnyFailed();
        }
        finally
        {
            _waking.Release();
        }
    }

    /// <summary>
    /// Runs a job that begins tasks. A task that begins now may have to remind now, in the same digest as all other notices.
    /// </summary>
    private async Task RunBeginning(ICycleJob job, CancellationToken cancellationToken)
    {
        if (await job.Run(cancellationToken))
            await taskService.WakeAllDue(Batch, cancellationToken);
    }

    /// <param name="round">Null for one mail after the other, as long as any are due.</param>
    public async Task SendMails(CancellationToken cancellationToken, SendingRound? round = null)
    {
        await _delivering.WaitAsync(cancellationToken);
        try
        {
            while (await mailDispatcher.SendDueMails(cancellationToken, round)) { }
        }
        finally
        {
            _delivering.Release();
        }
    }

    public async Task<DateTimeOffset?> NextDueAt(CancellationToken cancellationToken)
    {
        var next = Earlier(await ledger.NextWakeAt(cancellationToken), await outbox.NextSendAt(cancellationToken));
        foreach (var job in jobs.All)
            next = Earlier(next, await job.NextAt(cancellationToken));
        return Earlier(next, setAside.NextRetryAt);
    }

    public async Task<DateTimeOffset?> NextDelivery(CancellationToken cancellationToken) =>
        Earlier(await outbox.NextAttemptAt(cancellationToken), setAside.NextRetryAt);

    public async Task<DateTimeOffset?> Next(CancellationToken cancellationToken) =>
        Earlier(await NextDueAt(cancellationToken), await NextDelivery(cancellationToken));

    public void Dispose()
    {
        _waking.Dispose();
        _delivering.Dispose();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}
