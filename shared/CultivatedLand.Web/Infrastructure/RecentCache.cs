using System.Collections.Concurrent;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>What was read a moment ago and may be a moment old: lists to choose from, never figures.</summary>
public sealed class RecentCache<TKey, TValue>
    where TKey : notnull
{
    private const int Most = 200;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TKey, (long At, TValue Value)> kept = [];

    public async Task<TValue> Get(TKey key, Func<Task<TValue>> read)
    {
        if (kept.TryGetValue(key, out var known) && TimeProvider.System.GetElapsedTime(known.At) < Age) return known.Value;
        if (kept.Count >= Most) kept.Clear();
        var value = await read();
        kept[key] = (TimeProvider.System.GetTimestamp(), value);
        return value;
    }
}
