using CultivatedLand.Casework.Cabinets;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The cabinet's contract in memory.</summary>
internal sealed class MemoryCabinet(SimulatedDisk disk) : ICabinet
{
    private readonly Dictionary<(string Drawer, string Key), CabinetRecord> records = [];

    public Task<CabinetRecord?> Find(string drawer, string key, CancellationToken cancel) => Task.FromResult(disk.Read(() => records.GetValueOrDefault((drawer, key))));

    public Task<bool> Put(string drawer, string key, ReadOnlyMemory<byte> content, long expectedVersion, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, CabinetRecord.LargestContent);
        return Task.FromResult(disk.Write(() =>
        {
            if ((records.GetValueOrDefault((drawer, key))?.Version ?? 0) != expectedVersion) return false;
            records[(drawer, key)] = new CabinetRecord(key, content.ToArray(), expectedVersion + 1);
            return true;
        }));
    }

    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancel) => Task.FromResult(disk.Write(() =>
        records.TryGetValue((drawer, key), out var record) && record.Version == expectedVersion && records.Remove((drawer, key))));

    public Task<IReadOnlyList<CabinetRecord>> List(string drawer, string prefix, string? after, int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<CabinetRecord>>(
        disk.Read(() => records.Where(pair => pair.Key.Drawer == drawer && pair.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => pair.Value)
            .Where(record => after is null || string.CompareOrdinal(record.Key, after) > 0)
            .OrderBy(record => record.Key, StringComparer.Ordinal)
            .Take(most)
            .ToList()));
}
