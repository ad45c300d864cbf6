namespace CultivatedLand.Testing.Clocks;

/// <summary>
/// Clock that stands where the simulation puts it. Unlike a <see cref="FakeClock"/> it has no timers, keeps the offset of its local time,
/// and may be put back, as a machine's may.
/// </summary>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>The latest it has ever shown.</summary>
    public DateTimeOffset Latest { get; private set; } = start;

    public void Set(DateTimeOffset moment)
    {
        Now = moment;
        if (moment > Latest)
            Latest = moment;
    }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
