using System.Collections.Concurrent;
using System.Data.Common;

namespace CultivatedLand.Application.Records;

/// <summary>
/// Store of the records that this process has set aside. Every loop and every store uses it, so that one bad record stops one thing.
/// A record is tried again after ever longer pauses. Once it can be read, it is taken up again.
/// </summary>
public sealed class SetAsideStore(TimeProvider clock, IStoreFailureTest storeFailures)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<RecordName, SetAsideRecord> _records = [];
    private readonly ConcurrentQueue<RecordName> _takenUp = [];

    /// <summary>Called when a record is set aside for the first time, so that a host can log it.</summary>
    public Action<SetAsideRecord>? Noted { get; set; }

    /// <summary>Called when a record is taken up again.</summary>
    public Action<SetAsideRecord>? TakenUp { get; set; }

    public bool IsEmpty => _records.IsEmpty;

    /// <summary>Returns the records that are set aside, in order of table and key.</summary>
    public IReadOnlyList<SetAsideRecord> All =>
        [
            .. _records
                .Values.OrderBy(record => record.Name.Table, StringComparer.Ordinal)
                .ThenBy(record => record.Name.Key, StringComparer.Ordinal),
        ];

    /// <summary>Returns the next moment at which a record is tried again. Null where none waits for one.</summary>
    public DateTimeOffset? NextRetryAt
    {
        get
        {
            if (_records.IsEmpty)
                return null;
            var now = clock.GetUtcNow();
            return _records.Values.Where(record => record.RetryAt > now).Select(record => (DateTimeOffset?)record.RetryAt).Min();
        }
    }

    /// <summary>Whether a record is set aside and its next try has not come yet.</summary>
    public bool Holds(RecordName name) => _records.TryGetValue(name, out var record) && record.RetryAt > clock.GetUtcNow();

    /// <summary>Whether any record of a table is set aside.</summary>
    public bool HasAny(string table) => !_records.IsEmpty && _records.Keys.Any(name => name.Table == table);

    /// <summary>Sets a record aside. Within a pause further failures change nothing.</summary>
    /// <param name="isReadable">Whether the record can be read, and what is done with it fails.</param>
    public void Note(RecordName name, string why, bool isReadable = false)
    {
        var now = clock.GetUtcNow();
        var isNew = false;
        var record = _records.AddOrUpdate(
            name,
            _ =>
            {
                isNew = true;
                return new SetAsideRecord(name, why, isReadable, now, 1, now + FirstPause);
            },
            (_, known) =>
            {
                isNew = false;
                return known.RetryAt > now
                    ? known
                    : known with
                    {
                        Why = why,
                        IsReadable = isReadable,
                        Failures = known.Failures + 1,
                        RetryAt = now + PauseAfter(known.Failures + 1),
                    };
            }
        );
        if (isNew)
            Noted?.Invoke(record);
    }

    /// <summary>
    /// Adds a record that another process, or this one before its start, had set aside. It is tried at once, and nobody is told again.
    /// </summary>
    public void Remember(RecordName name, string why, bool isReadable, DateTimeOffset since) =>
        _records.TryAdd(name, new SetAsideRecord(name, why, isReadable, since, 1, clock.GetUtcNow()));

    /// <summary>Returns the records that were taken up again since the last call.</summary>
    public IReadOnlyList<RecordName> TakeTakenUp()
    {
        var names = new List<RecordName>();
        while (_takenUp.TryDequeue(out var name))
            names.Add(name);
        return names;
    }

    /// <summary>Notes that a record could be read. One on which the work failed stays set aside.</summary>
    public void FoundReadable(RecordName name)
    {
        if (!_records.IsEmpty && _records.TryGetValue(name, out var record) && !record.IsReadable)
            TakeUp(name);
    }

    /// <summary>Notes that the work on a record was done.</summary>
    public void TakeUp(RecordName name)
    {
        if (_records.IsEmpty || !_records.TryRemove(name, out var record))
            return;
        _takenUp.Enqueue(name);
        TakenUp?.Invoke(record);
    }

    /// <summary>Works on one record. Where it fails by a fault of its own, it is set aside and the caller goes on.</summary>
    /// <returns>Whether the work was done.</returns>
    public async Task<bool> Attempt(RecordName name, Func<Task> work)
    {
        if (!await Look(name, work))
            return false;
        TakeUp(name);
        return true;
    }

    /// <summary>Looks at one record, as part of the work on it. Where it fails by a fault of its own, it is set aside.</summary>
    /// <returns>Whether the look succeeded. It does not take the record up again.</returns>
    public async Task<bool> Look(RecordName name, Func<Task> look)
    {
        if (Holds(name))
            return false;
        try
        {
            await look();
            return true;
        }
        catch (Exception failed) when (IsOfOneRecord(failed))
        {
            Note(name, failed.Message, isReadable: failed is not UnreadableRecordException);
            return false;
        }
    }

    /// <summary>Reads one record. Null where it is set aside or cannot be read, and it is set aside then.</summary>
    public T? Read<T>(RecordName name, Func<T> read)
        where T : class
    {
        if (Holds(name))
            return null;
        try
        {
            var value = read();
            FoundReadable(name);
            return value;
        }
        catch (Exception unreadable) when (IsOfOneRecord(unreadable))
        {
            Note(name, unreadable.Message);
            return null;
        }
    }

    /// <summary>
    /// Looks one record up, for work that goes on without it. Null also where it cannot be read, and it is set aside then.
    /// </summary>
    public async Task<T?> Find<T>(RecordName name, Func<Task<T?>> find)
        where T : class
    {
        try
        {
            var found = await find();
            FoundReadable(name);
            return found;
        }
        catch (Exception unreadable) when (IsOfOneRecord(unreadable))
        {
            Note(name, unreadable.Message);
            return null;
        }
    }

    /// <summary>Decides on one record. Null where it is set aside. The caller takes the record up once all its work is done.</summary>
    public T? Decide<T>(RecordName name, Func<T> decide)
        where T : class
    {
        if (Holds(name))
            return null;
        try
        {
            return decide();
        }
        catch (Exception failed) when (IsOfOneRecord(failed))
        {
            Note(name, failed.Message, isReadable: true);
            return null;
        }
    }

    /// <summary>Whether an error is the fault of the one record that was worked on. A full disk or a lost store is not.</summary>
    public bool IsOfOneRecord(Exception error) =>
        error
            is not (
                OperationCanceledException
                or ObjectDisposedException
                or IOException
                or UnauthorizedAccessException
                or TimeoutException
                or OutOfMemoryException
                or DbException
            )
        && !storeFailures.IsOfWholeStore(error);

    private static TimeSpan PauseAfter(int failures) =>
        failures > 6 ? LongestPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << (failures - 1)));
}
