using System.Globalization;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.FieldRecords;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>Store of records of work, in order of their days.</summary>
public sealed class FieldRecordStore(IRecordStore recordStore)
{
    internal const string DrawerName = "field-records";

    private readonly RecordSet<FieldRecord> _records = new(recordStore, DrawerName);
    private readonly RecordSet<UnfinishedFieldRecord> _begun = new(recordStore, "field-records-begun", isReplaceable: true);

    public Task<FieldRecord?> Find(FieldRecordId id, CancellationToken cancellationToken) => _records.Find(id.Value, cancellationToken);

    /// <summary>Returns the records of the days between two, both inclusive, latest first. One that cannot be read is set aside.</summary>
    public async Task<IReadOnlyList<FieldRecord>> Between(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var found = new List<FieldRecord>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var prefix = month.ToString("'r'yyyyMM", CultureInfo.InvariantCulture);
            await foreach (var (_, record) in _records.All(cancellationToken, prefix))
            {
                if (record.Spec.Day >= from && record.Spec.Day <= to)
                    found.Add(record);
            }
        }

        return [.. found.OrderByDescending(record => record.Spec.Day).ThenByDescending(record => record.At)];
    }

    /// <summary>
    /// Changes a record or writes it. One with a demand is marked as begun first, so that a crash leaves no demand without its tasks.
    /// </summary>
    /// <param name="change">Function from the old record to the new one. It returns null to leave everything unchanged.</param>
    public Task<FieldRecord?> Change(FieldRecordId id, Func<FieldRecord?, FieldRecord?> change, CancellationToken cancellationToken) =>
        _records.ChangeWith(
            id.Value,
            async before =>
            {
                var after = change(before);
                if (before is null && after is { Asked.Count: > 0 })
                    await _begun.Add(id.Value, new UnfinishedFieldRecord(after.At), cancellationToken);
                return after;
            },
            cancellationToken
        );

    /// <summary>Returns the records whose tasks may not all have begun. A mark that no record follows is a day old at most.</summary>
    internal async Task<IReadOnlyList<FieldRecord>> Unfinished(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (found, stale) = (new List<FieldRecord>(), new List<string>());
        await foreach (var (key, mark) in _begun.All(cancellationToken))
        {
            if (await _records.FindReadable(key, cancellationToken) is { } record)
                found.Add(record);
            else if (mark.At < now.AddDays(-1))
                stale.Add(key);
        }

        foreach (var key in stale)
            await _begun.Remove(key, cancellationToken);
        return found;
    }

    internal Task Finish(FieldRecord record, CancellationToken cancellationToken) => _begun.Remove(record.Id.Value, cancellationToken);
}

/// <summary>Marker of a record whose tasks may not all have begun.</summary>
internal sealed record UnfinishedFieldRecord(DateTimeOffset At);
