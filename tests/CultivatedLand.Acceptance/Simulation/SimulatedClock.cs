namespace CultivatedLand.Acceptance.Simulation;

/// <summary>A clock that stands where the simulation puts it; like a machine's, it may be put back.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
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
