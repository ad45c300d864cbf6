namespace CultivatedLand.Tests.Testing;

/// <summary>A clock that stands still until a test moves it; timers due by then fire while it moves, in order.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = now;

    public ManualClock(string now)
        : this(Some.At(now))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now.ToUniversalTime();
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public void MoveTo(string moment) => MoveTo(Some.At(moment));

    public void MoveTo(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, GetUtcNow());
        while (NextDue(moment) is { } due) due.Fire();
        lock (gate) now = moment;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The earliest timer due by then, its clock already standing at its time.</summary>
    private ManualTimer? NextDue(DateTimeOffset moment)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= moment).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > now) now = next.Due;
            next.Settle();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        /// <summary>Set for the next time before it fires, or taken off the list where it fires once.</summary>
        public void Settle()
        {
            if (period > TimeSpan.Zero) Due += period;
            else clock.timers.Remove(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                period = newPeriod;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.now + dueTime;
                clock.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
