using CultivatedLand.Casework.Cabinets;

namespace CultivatedLand.Tests.Casework.Memory;

/// <summary>The small records of an office, in memory.</summary>
internal sealed class MemoryCabinet : ICabinet
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Drawer, string Key), CabinetRecord> records = [];

    public Task<CabinetRecord?> Find(string drawer, string key, CancellationToken cancel)
    {
        lock (gate) return Task.FromResult(records.GetValueOrDefault((drawer, key)));
    }

    public Task<bool> Put(string drawer, string key, ReadOnlyMemory<byte> content, long expectedVersion, CancellationToken cancel)
    {
        lock (gate)
        {
            if ((records.GetValueOrDefault((drawer, key))?.Version ?? 0) != expectedVersion) return Task.FromResult(false);
            records[(drawer, key)] = new CabinetRecord(key, content.ToArray(), expectedVersion + 1);
            return Task.FromResult(true);
        }
    }

    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancel)
    {
        lock (gate) return Task.FromResult(records.TryGetValue((drawer, key), out var known) && known.Version == expectedVersion && records.Remove((drawer, key)));
    }

    public Task<IReadOnlyList<CabinetRecord>> List(string drawer, string prefix, string? after, int most, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CabinetRecord>>([.. records
                .Where(pair => pair.Key.Drawer == drawer && pair.Key.Key.StartsWith(prefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(pair.Key.Key, after) > 0))
                .Select(pair => pair.Value)
                .OrderBy(record => record.Key, StringComparer.Ordinal)
                .Take(most)]);
        }
    }
}
