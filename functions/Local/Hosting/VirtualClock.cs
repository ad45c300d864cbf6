namespace CultivatedLand.Local.Hosting;

/// <summary>Time that starts where one likes, runs at its own speed and can be set forward. For demonstrations and tests.</summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock door = new();
    private readonly TimeProvider real;
    private DateTimeOffset start;
    private long startedAt;

    /// <param name="speed">Virtual seconds in a real one; 0 stands still until it is set forward.</param>
    public VirtualClock(DateTimeOffset start, double speed, TimeProvider real)
    {
        (this.start, Speed, this.real) = (start.ToUniversalTime(), speed, real);
        startedAt = real.GetTimestamp();
    }

    public double Speed { get; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (door) return start + (real.GetElapsedTime(startedAt) * Speed);
    }

    /// <summary>Never goes back: a moment that has passed changes nothing.</summary>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (door)
        {
            if (moment <= start + (real.GetElapsedTime(startedAt) * Speed)) return;
            (start, startedAt) = (moment.ToUniversalTime(), real.GetTimestamp());
        }
    }
}
