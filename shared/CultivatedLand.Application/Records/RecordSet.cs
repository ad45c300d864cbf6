using System.Runtime.CompilerServices;

namespace CultivatedLand.Application.Records;

/// <summary>A drawer that holds records of one kind, kept as JSON.</summary>
public sealed class RecordSet<T>(IRecordStore cabinet, string name)
    where T : class
{
    private const int MostRaces = 50;
    private const int PageSize = 500;

    public async Task<T?> Find(string key, CancellationToken cancel) =>
        await cabinet.Find(name, key, cancel) is { } record ? Read(record) : null;

    /// <returns>False where a record with this key is there already.</returns>
    public Task<bool> Add(string key, T value, CancellationToken cancel) => cabinet.Put(name, key, Write(value), 0, cancel);

    /// <summary>Changes a record, or makes it: again on what somebody else left, where two do so at once.</summary>
    /// <param name="change">Gets null where there is none yet; answers null to leave all as it is.</param>
    /// <returns>The record as it now stands; null where there is none.</returns>
    public Task<T?> Change(string key, Func<T?, T?> change, CancellationToken cancel) => ChangeWith(key, before => Task.FromResult(change(before)), cancel);

    /// <summary>As <see cref="Change"/>, for a change that has to look something up.</summary>
    public async Task<T?> ChangeWith(string key, Func<T?, Task<T?>> change, CancellationToken cancel)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var record = await cabinet.Find(name, key, cancel);
            var before = record is null ? null : Read(record);
            if (await change(before) is not { } after) return before;
            if (await cabinet.Put(name, key, Write(after), record?.Version ?? 0, cancel)) return after;
        }

        throw new InvalidOperationException($"The record {key} in {name} changed {MostRaces} times while one change waited for it.");
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> Remove(string key, CancellationToken cancel)
    {
        while (await cabinet.Find(name, key, cancel) is { } record)
        {
            if (await cabinet.Remove(name, key, record.Version, cancel)) return true;
        }

        return false;
    }

    /// <summary>All records in order of key, read page by page.</summary>
    /// <param name="prefix">Only keys that begin with it.</param>
    public async IAsyncEnumerable<KeyValuePair<string, T>> All([EnumeratorCancellation] CancellationToken cancel, string prefix = "")
    {
        string? after = null;
        do
        {
            var page = await cabinet.List(name, prefix, after, PageSize, cancel);
            foreach (var record in page) yield return new(record.Key, Read(record));
            after = page.Count == PageSize ? page[^1].Key : null;
        }
        while (after is not null);
    }

    private static byte[] Write(T value) => RecordJson.Write(value);

    private static T Read(StoredRecord record) => RecordJson.Read<T>(record.Content);
}
