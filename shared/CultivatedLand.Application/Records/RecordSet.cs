using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CultivatedLand.Application.Records;

/// <summary>Set of records of one kind, stored as JSON. A record that cannot be read is set aside, and the others are served.</summary>
/// <param name="isReplaceable">
/// Whether a record that cannot be read counts as none, and the next change replaces it.
/// This is for progress and settings, which have a safe value to begin with.
/// </param>
public sealed class RecordSet<T>(IRecordStore recordStore, string name, bool isReplaceable = false)
    where T : class
{
    private const int MostRaces = 50;
    private const int PageSize = 500;

    /// <exception cref="UnreadableRecordException">The record cannot be read, and it has no safe value to begin with.</exception>
    public async Task<T?> Find(string key, CancellationToken cancellationToken) =>
        await recordStore.Find(name, key, cancellationToken) is { } record ? ReadOne(record) : null;

    /// <summary>Finds a record for work that goes on without it. Null also where it is set aside because it cannot be read.</summary>
    public async Task<T?> FindReadable(string key, CancellationToken cancellationToken) =>
        await recordStore.Find(name, key, cancellationToken) is { } record ? ReadOrSetAside(record) : null;

    /// <summary>Whether there is any record, even one that cannot be read.</summary>
    public async Task<bool> Any(CancellationToken cancellationToken) =>
        (await recordStore.List(name, "", null, 1, cancellationToken)).Count > 0;

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
            var before = record is null ? null : ReadOne(record);
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

    /// <summary>Removes a record that meets a condition. One that another writer changes meanwhile is looked at again.</summary>
    public async Task RemoveWhere(string key, Func<T, bool> condition, CancellationToken cancellationToken)
    {
        while (await recordStore.Find(name, key, cancellationToken) is { } record && ReadOne(record) is { } value && condition(value))
        {
            if (await recordStore.Remove(name, key, record.Version, cancellationToken))
                return;
        }
    }

    /// <summary>Reads all keys in order, for marks whose content says nothing.</summary>
    public async IAsyncEnumerable<string> Keys([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await recordStore.List(name, "", after, PageSize, cancellationToken);
            foreach (var record in page)
                yield return record.Key;
            after = page.Count == PageSize ? page[^1].Key : null;
        } while (after is not null);
    }

    /// <summary>Reads all records in order of key, page by page. One that cannot be read is set aside and left out.</summary>
    /// <param name="prefix">Only keys that begin with this prefix.</param>
    /// <param name="after">Only keys after this one, in ordinal order.</param>
    public async IAsyncEnumerable<KeyValuePair<string, T>> All(
        [EnumeratorCancellation] CancellationToken cancellationToken,
        string prefix = "",
        string? after = null
    )
    {
        do
        {
            var page = await recordStore.List(name, prefix, after, PageSize, cancellationToken);
            foreach (var record in page)
            {
                if (ReadOrSetAside(record) is { } value)
                    yield return new(record.Key, value);
            }

            after = page.Count == PageSize ? page[^1].Key : null;
        } while (after is not null);
    }

    private static byte[] Write(T value) => RecordJson.Write(value);

    private T? ReadOne(StoredRecord record)
    {
        var recordName = new RecordName(name, record.Key);
        try
        {
            var value = RecordJson.Read<T>(record.Content);
            recordStore.SetAside?.FoundReadable(recordName);
            return value;
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            recordStore.SetAside?.Note(recordName, unreadable.Message);
            return isReplaceable ? null : throw new UnreadableRecordException(recordName, unreadable);
        }
    }

    private T? ReadOrSetAside(StoredRecord record)
    {
        try
        {
            return ReadOne(record);
        }
        catch (UnreadableRecordException) when (recordStore.SetAside is not null)
        {
            return null;
        }
    }

    private static bool IsUnreadable(Exception error) =>
        error is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException;
}
