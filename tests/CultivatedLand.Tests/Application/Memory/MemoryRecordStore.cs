using CultivatedLand.Application.Records;

namespace CultivatedLand.Tests.Application.Memory;

/// <summary>The small records of an office, in memory.</summary>
internal sealed class MemoryRecordStore : IRecordStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Drawer, string Key), StoredRecord> _records = [];

    public Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_records.GetValueOrDefault((drawer, key)));
    }

    public Task<bool> Put(
        string drawer,
        string key,
        ReadOnlyMemory<byte> content,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if ((_records.GetValueOrDefault((drawer, key))?.Version ?? 0) != expectedVersion)
                return Task.FromResult(false);
            _records[(drawer, key)] = new StoredRecord(key, content.ToArray(), expectedVersion + 1);
            return Task.FromResult(true);
        }
    }

    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(
                _records.TryGetValue((drawer, key), out var known) && known.Version == expectedVersion && _records.Remove((drawer, key))
            );
    }

    public Task<IReadOnlyList<StoredRecord>> List(
        string drawer,
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<StoredRecord>>([
                .. _records
                    .Where(pair =>
                        pair.Key.Drawer == drawer
                        && pair.Key.Key.StartsWith(prefix, StringComparison.Ordinal)
                        && (after is null || string.CompareOrdinal(pair.Key.Key, after) > 0)
                    )
                    .Select(pair => pair.Value)
                    .OrderBy(record => record.Key, StringComparer.Ordinal)
                    .Take(most),
            ]);
        }
    }
}
