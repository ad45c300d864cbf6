namespace CultivatedLand.Web.Infrastructure;

/// <summary>Counter of what each caller does within the running minute. It begins afresh with the next.</summary>
internal sealed class MinuteCounter(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _began = DateTimeOffset.MinValue;

    /// <returns>False where the caller has had the most of this minute already.</returns>
    public bool Take(string caller, int most)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _began >= TimeSpan.FromMinutes(1) || now < _began)
            {
                _began = now;
                _counts.Clear();
            }

            return (_counts[caller] = _counts.GetValueOrDefault(caller) + 1) <= most;
        }
    }
}
