namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Time that starts where one likes, runs at its own speed and can be set forward. For demonstrations and tests.
/// It never runs past a moment at which something is to happen before that has happened: at a day a second, the hour of sending is over in a blink.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock door = new();
    private readonly TimeProvider real;
    private readonly bool runsOn;
    private DateTimeOffset start;
    private long startedAt;
    private DateTimeOffset? limit;

    /// <summary>Stands still at its start until it is first told how far it may run.</summary>
    /// <param name="speed">Virtual seconds in a real one; 0 stands still until it is set forward.</param>
    /// <param name="runsOn">Once told to run it never stands still again, as real time does not.</param>
    public VirtualClock(DateTimeOffset start, double speed, TimeProvider real, bool runsOn = false)
    {
        (this.start, Speed, this.real, this.runsOn) = (start.ToUniversalTime(), speed, real, runsOn);
        (startedAt, limit) = (real.GetTimestamp(), this.start);
    }

    public double Speed { get; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (door) return Now();
    }

    /// <summary>Lets time run on from where it stands, up to the moment at which something is next to happen; null for as long as it likes.</summary>
    public void RunUntil(DateTimeOffset? moment)
    {
        lock (door)
        {
            (start, startedAt) = (Now(), real.GetTimestamp());
            limit = runsOn ? null : moment < start ? start : moment?.ToUniversalTime();
        }
    }

    /// <summary>Never goes back: a moment that has passed changes nothing.</summary>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (door)
        {
            if (moment <= Now()) return;
            (start, startedAt) = (moment.ToUniversalTime(), real.GetTimestamp());
            if (limit < start) limit = start;
        }
    }

    private DateTimeOffset Now() => start + (real.GetElapsedTime(startedAt) * Speed) is var now && now > limit ? limit.Value : now;
}
