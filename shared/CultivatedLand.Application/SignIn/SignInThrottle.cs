namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Counter of failures in a row that no account can hold: of network addresses, and of names that do not exist.
/// It is in memory and bounded.
/// </summary>
public sealed class SignInThrottle(AccessRules rules)
{
    private const int Most = 10_000;

    /// <summary>Time after which a failure is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failed> _failures = new(StringComparer.Ordinal);

    /// <returns>The time that the lock still lasts. Zero where there is none.</returns>
    public TimeSpan LockOf(string key)
    {
        lock (_gate)
        {
            return _failures.TryGetValue(key, out var known) && known.LockedUntil > Now ? known.LockedUntil - Now : TimeSpan.Zero;
        }
    }

    public void Fail(string key, int allowed)
    {
        lock (_gate)
        {
            Forget();
            var before = _failures.GetValueOrDefault(key) is { } known && Now - known.At < Memory ? known.Count : 0;
            _failures[key] = new Failed(before + 1, Now, Now + rules.LockAfter(before + 1, allowed));
        }
    }

    /// <summary>Takes back one failure that was none. The failures of others stay counted.</summary>
    public void Undo(string key)
    {
        lock (_gate)
        {
            if (_failures.TryGetValue(key, out var known))
                _failures[key] = known with { Count = known.Count - 1, LockedUntil = Now };
        }
    }

    private DateTimeOffset Now => rules.Clock.GetUtcNow();

    private void Forget()
    {
        if (_failures.Count < Most)
            return;
        foreach (var key in _failures.Where(pair => Now - pair.Value.At >= Memory).Select(pair => pair.Key).ToList())
            _failures.Remove(key);
        foreach (var key in _failures.OrderBy(pair => pair.Value.At).Take(_failures.Count - (Most / 2)).Select(pair => pair.Key).ToList())
            _failures.Remove(key);
    }

    private sealed record Failed(int Count, DateTimeOffset At, DateTimeOffset LockedUntil);
}
