using System.Collections.Concurrent;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>Cache of values that may be 30 seconds old: lists to choose from, never figures.</summary>
public sealed class RecentCache<TKey, TValue>
    where TKey : notnull
{
    private const int Most = 200;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TKey, (long At, TValue Value)> _kept = [];

    public async Task<TValue> Get(TKey key, Func<Task<TValue>> read)
    {
        if (_kept.TryGetValue(key, out var known) && TimeProvider.System.GetElapsedTime(known.At) < Age)
            return known.Value;
        if (_kept.Count >= Most)
            _kept.Clear();
        var value = await read();
        _kept[key] = (TimeProvider.System.GetTimestamp(), value);
        return value;
    }
}
