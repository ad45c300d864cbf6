using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// What the passing of time makes happen, in order: tasks and the grid wake, then interviews are called for, then all notices of the hour are sorted into mails, then bulletins are written, then mails are handed over.
/// One waking round at a time, so that a digest is whole.
/// </summary>
public sealed class WorkCycle(TaskService desk, MailDispatcher post, ILedger ledger, IOutbox outbox, GridJob? grid = null, BulletinJob? bulletins = null, InterviewJob? interviews = null) : IDisposable
{
    /// <summary>The store puts several into one commit; small ones are soon on their way, and what is decided does not grow old before it is stored.</summary>
    private const int Batch = 250;

    private readonly SemaphoreSlim waking = new(1, 1);
    private readonly SemaphoreSlim delivering = new(1, 1);

    public async Task Wake(CancellationToken cancel)
    {
        await waking.WaitAsync(cancel);
        try
        {
            await desk.WakeAllDue(Batch, cancel);
            if (grid is not null) await grid.Run(cancel);

            // A follow-up that begins now may have to remind now, in the same digest as everything else.
            if (interviews is not null && await interviews.Run(cancel) > 0) await desk.WakeAllDue(Batch, cancel);
            await post.Sort(cancel);
            if (bulletins is not null) await bulletins.Send(cancel);
        }
        finally
        {
            waking.Release();
        }
    }

    public async Task Deliver(CancellationToken cancel)
    {
        await delivering.WaitAsync(cancel);
        try
        {
            while (await post.Deliver(cancel))
            {
            }
        }
        finally
        {
            delivering.Release();
        }
    }

    public async Task<DateTimeOffset?> NextWake(CancellationToken cancel)
    {
        var next = Earlier(await ledger.NextWakeAt(cancel), await outbox.NextSendAt(cancel));
        if (grid is not null) next = Earlier(next, await grid.NextAt(cancel));
        if (bulletins is not null) next = Earlier(next, await bulletins.NextAt(cancel));
        if (interviews is not null) next = Earlier(next, await interviews.NextAt(cancel));
        return next;
    }

    public Task<DateTimeOffset?> NextDelivery(CancellationToken cancel) => outbox.NextAttemptAt(cancel);

    public async Task<DateTimeOffset?> Next(CancellationToken cancel) => Earlier(await NextWake(cancel), await NextDelivery(cancel));

    public void Dispose()
    {
        waking.Dispose();
        delivering.Dispose();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}

/// <summary>Sets virtual time forward from event to event, so that all happens at its own moment, as if the time had passed.</summary>
public sealed class TimeMachine(VirtualClock clock, WorkCycle rounds, WakeSignals bells) : ISettableClock
{
    public async Task SetForward(DateTimeOffset moment, CancellationToken cancel)
    {
        DateTimeOffset? worked = null;
        while (await rounds.Next(cancel) is { } next && next <= moment)
        {
            // Real time moves while one works. Where the moment just worked through is wanted again, so must this.
            clock.JumpTo(next == worked ? next + TimeSpan.FromMinutes(1) : next);
            worked = next;
            await rounds.Wake(cancel);
            await rounds.Deliver(cancel);
        }

        clock.JumpTo(moment);
        bells.Ring(null);
    }
}
