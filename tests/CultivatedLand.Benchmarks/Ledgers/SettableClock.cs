namespace CultivatedLand.Benchmarks.Ledgers;

internal sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset moment) => now = moment;
}
