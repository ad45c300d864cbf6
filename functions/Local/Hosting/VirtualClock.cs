namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Time that starts where one likes, runs at its own speed and can be set forward. For demonstrations and tests.
/// It never runs past a moment at which something is to happen before that has happened: at a day a second, the hour of sending is over in a blink.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _door = new();
    private readonly TimeProvider _real;
    private readonly bool _runsOn;
    private DateTimeOffset _start;
    private long _startedAt;
    private DateTimeOffset? _limit;

    /// <summary>Stands still at its start until it is first told how far it may run.</summary>
    /// <param name="speed">Virtual seconds in a real one; 0 stands still until it is set forward.</param>
    /// <param name="runsOn">Once told to run it never stands still again, as real time does not.</param>
    public VirtualClock(DateTimeOffset start, double speed, TimeProvider real, bool runsOn = false)
    {
        (_start, Speed, _real, _runsOn) = (start.ToUniversalTime(), speed, real, runsOn);
        (_startedAt, _limit) = (real.GetTimestamp(), _start);
    }

    public double Speed { get; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_door)
            return Now();
    }

    /// <summary>Lets time run on from where it stands, up to the moment at which something is next to happen; null for as long as it likes.</summary>
    public void RunUntil(DateTimeOffset? moment)
    {
        lock (_door)
        {
            (_start, _startedAt) = (Now(), _real.GetTimestamp());
            _limit =
                _runsOn ? null
                : moment < _start ? _start
                : moment?.ToUniversalTime();
        }
    }

    /// <summary>Never goes back: a moment that has passed changes nothing.</summary>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (_door)
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
