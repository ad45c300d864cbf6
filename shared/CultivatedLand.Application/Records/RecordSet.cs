using System.Runtime.CompilerServices;

namespace CultivatedLand.Application.Records;

/// <summary>Set of records of one kind, stored as JSON.</summary>
public sealed class RecordSet<T>(IRecordStore recordStore, string name)
    where T : class
{
    private const int MostRaces = 50;
    private const int PageSize = 500;

    public async Task<T?> Find(string key, CancellationToken cancellationToken) =>
        await recordStore.Find(name, key, cancellationToken) is { } record ? Read(record) : null;

    /// <returns>False where a record with this key exists already.</returns>
    public Task<bool> Add(string key, T value, CancellationToken cancellationToken) =>
        recordStore.Put(name, key, Write(value), 0, cancellationToken);

    /// <summary>
    /// Changes a record or creates it. Where two writers do so at once, the change is made again on the record that the other left.
    /// </summary>
    /// <param name="change">
    /// Function from the old record to the new one. It gets null where there is none yet, and returns null to leave everything unchanged.
    /// </param>
    /// <returns>The record as it now is. Null where there is none.</returns>
    public Task<T?> Change(string key, Func<T?, T?> change, CancellationToken cancellationToken) =>
        ChangeWith(key, before => Task.FromResult(change(before)), cancellationToken);

    /// <summary>Changes a record as <see cref="Change"/> does, for a change that has to look something up.</summary>
    public async Task<T?> ChangeWith(string key, Func<T?, Task<T?>> change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var record = await recordStore.Find(name, key, cancellationToken);
            var before = record is null ? null : Read(record);
            if (await change(before) is not { } after)
                return before;
            if (await recordStore.Put(name, key, Write(after), record?.Version ?? 0, cancellationToken))
                return after;
        }

        throw new InvalidOperationException($"The record {key} in {name} changed {MostRaces} times while one change waited for it.");
    }

    /// <returns>False where there was no record.</returns>
    public async Task<bool> Remove(string key, CancellationToken cancellationToken)
    {
        while (await recordStore.Find(name, key, cancellationToken) is { } record)
        {
            if (await recordStore.Remove(name, key, record.Version, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Reads all records in order of key, page by page.</summary>
    /// <param name="prefix">Only keys that begin with this prefix.</param>
    public async IAsyncEnumerable<KeyValuePair<string, T>> All(
        [EnumeratorCancellation] CancellationToken cancellationToken,
        string prefix = ""
    )
    {
        string? after = null;
        do
        {
            var page = await recordStore.List(name, prefix, after, PageSize, cancellationToken);
            foreach (var record in page)
                yield return new(record.Key, Read(record));
            after = page.Count == PageSize ? page[^1].Key : null;
        } while (after is not null);
    }

    private static byte[] Write(T value) => RecordJson.Write(value);

    private static T Read(StoredRecord record) => RecordJson.Read<T>(record.Content);
}
