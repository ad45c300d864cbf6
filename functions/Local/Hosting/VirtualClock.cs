namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Clock of virtual time, for demonstrations and tests. It starts at any moment, runs at its own speed and can be set forward.
/// It never passes a moment of pending work before that work is done: at a day a second, the hour of sending would be over in a blink.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _real;
    private readonly bool _runsOn;
    private DateTimeOffset _start;
    private long _startedAt;
    private DateTimeOffset? _limit;

    /// <summary>Creates a clock that stands still at its start until it is first told how far it may run.</summary>
    /// <param name="speed">Virtual seconds in one real second; 0 stands still until the clock is set forward.</param>
    /// <param name="runsOn">Whether the clock, once it runs, never stands still again, like real time.</param>
    public VirtualClock(DateTimeOffset start, double speed, TimeProvider real, bool runsOn = false)
    {
        (_start, Speed, _real, _runsOn) = (start.ToUniversalTime(), speed, real, runsOn);
        (_startedAt, _limit) = (real.GetTimestamp(), _start);
    }

    public double Speed { get; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return Now();
    }

    /// <summary>Lets time run on from where it stands, up to the moment of the next pending work. Null means without limit.</summary>
    public void RunUntil(DateTimeOffset? moment)
    {
        lock (_lock)
        {
            (_start, _startedAt) = (Now(), _real.GetTimestamp());
            _limit =
                _runsOn ? null
                : moment < _start ? _start
                : moment?.ToUniversalTime();
        }
    }

    /// <summary>Sets time forward. Time never goes back: a moment that has passed changes nothing.</summary>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (_lock)
        {
            if (moment <= Now())
                return;
            (_start, _startedAt) = (moment.ToUniversalTime(), _real.GetTimestamp());
            if (_limit < _start)
                _limit = _start;
        }
    }

    private DateTimeOffset Now() => _start + (_real.GetElapsedTime(_startedAt) * Speed) is var now && now > _limit ? _limit.Value : now;
}
