using CultivatedLand.Application.Accounts;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Counter of failures in a row: of a name at one address, of a device at one account, of an address as a whole.
/// It is in memory and bounded. A key that has failed too often waits, longer each time; others do not wait with it.
/// </summary>
public sealed class SignInThrottle(AccessRules rules)
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failed> _failures = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt as a failure until it succeeds, so that many attempts at once gain nothing over many in a row.</summary>
    /// <returns>The time still to wait; nothing was counted then. Zero if the attempt may be made.</returns>
    public TimeSpan Begin(string key, LockSteps steps)
    {
        lock (_gate)
        {
            var known = _failures.GetValueOrDefault(key);
            if (known is not null && known.LockedUntil > Now && Now >= known.At)
                return known.LockedUntil - Now;
            Forget();
            var count = 1 + (known is not null && Now - known.At < LockSteps.Memory ? known.Count : 0);
            _failures[key] = new Failed(count, Now, Now + steps.After(count));
            return TimeSpan.Zero;
        }
    }

    /// <returns>The number of failures in a row that are remembered.</returns>
    public int CountOf(string key)
    {
        lock (_gate)
            return _failures.TryGetValue(key, out var known) && Now - known.At < LockSteps.Memory ? known.Count : 0;
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

    /// <summary>Forgets all failures of a key.</summary>
    public void Clear(string key)
    {
        lock (_gate)
            _failures.Remove(key);
    }

    private DateTimeOffset Now => rules.Clock.GetUtcNow();

    private void Forget()
    {
        if (_failures.Count < Most)
            return;
        foreach (var key in _failures.Where(pair => Now - pair.Value.At >= LockSteps.Memory).Select(pair => pair.Key).ToList())
            _failures.Remove(key);
        foreach (var key in _failures.OrderBy(pair => pair.Value.At).Take(_failures.Count - (Most / 2)).Select(pair => pair.Key).ToList())
            _failures.Remove(key);
    }

    private sealed record Failed(int Count, DateTimeOffset At, DateTimeOffset LockedUntil);
}
