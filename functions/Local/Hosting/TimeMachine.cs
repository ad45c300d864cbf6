using CultivatedLand.Application.Time;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Service that sets virtual time forward from event to event. Everything happens at its own moment, as if the time had passed.
/// </summary>
public sealed class TimeMachine(VirtualClock clock, WorkCycle workCycle, WakeSignals signals) : ISettableClock
{
    public async Task SetForward(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        DateTimeOffset? worked = null;
        while (await workCycle.Next(cancellationToken) is { } next && next <= moment)
        {
            // Real time moves during the work. If the moment just handled is due again, the clock must move as well.
            clock.JumpTo(next == worked ? next + TimeSpan.FromMinutes(1) : next);
            worked = next;
            await workCycle.RunDue(cancellationToken);
            await workCycle.SendMails(cancellationToken);
        }

        clock.JumpTo(moment);
        signals.Raise(null);
    }
}
