namespace CultivatedLand.Benchmarks.Ledgers;

internal sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset moment) => _now = moment;
}
