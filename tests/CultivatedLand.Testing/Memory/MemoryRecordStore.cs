using CultivatedLand.Application.Records;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Testing.Memory;

/// <summary>Store of small records in memory.</summary>
public sealed class MemoryRecordStore(SimulatedDisk? disk = null) : IRecordStore
{
    private readonly SimulatedDisk _disk = disk ?? new SimulatedDisk();
    private readonly Dictionary<(string Drawer, string Key), StoredRecord> _records = [];

    public SetAsideStore SetAside { get; } = new(TimeProvider.System, new NoStoreFailures());

    /// <summary>What another writer does just before the next record is written. It happens once.</summary>
    public Func<Task>? BeforeNextPut { get; set; }

    /// <summary>Set, key and version of every record, in order: two lists are equal when nothing has been written between them.</summary>
    public IReadOnlyList<(string Set, string Key, long Version)> Versions =>
        _disk.Read(() =>
            _records
                .Select(pair => (pair.Key.Drawer, pair.Key.Key, pair.Value.Version))
                .OrderBy(record => record.Drawer, StringComparer.Ordinal)
                .ThenBy(record => record.Key, StringComparer.Ordinal)
                .ToList()
        );

    public Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_disk.Read(() => _records.GetValueOrDefault((drawer, key))));

    public async Task<bool> Put(
        string drawer,
        string key,
        ReadOnlyMemory<byte> content,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, StoredRecord.LargestContent);
        if (BeforeNextPut is { } other)
        {
            BeforeNextPut = null;
            await other();
        }

        return _disk.Write(() =>
        {
            if ((_records.GetValueOrDefault((drawer, key))?.Version ?? 0) != expectedVersion)
                return false;
            _records[(drawer, key)] = new StoredRecord(key, content.ToArray(), expectedVersion + 1);
            return true;
        });
    }

    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken) =>
        Task.FromResult(
            _disk.Write(() =>
                _records.TryGetValue((drawer, key), out var record) && record.Version == expectedVersion && _records.Remove((drawer, key))
            )
        );

    public Task<IReadOnlyList<StoredRecord>> List(
        string drawer,
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<StoredRecord>>(
            _disk.Read(() =>
                _records
                    .Where(pair => pair.Key.Drawer == drawer && pair.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(pair => pair.Value)
                    .Where(record => after is null || string.CompareOrdinal(record.Key, after) > 0)
                    .OrderBy(record => record.Key, StringComparer.Ordinal)
                    .Take(most)
                    .ToList()
            )
        );
}
