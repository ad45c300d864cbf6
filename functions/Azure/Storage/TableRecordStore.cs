using Azure.Data.Tables;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage;

/// <summary>Store of small records: a partition for each record set, a row for each record, however large.</summary>
/// <remarks>Transactions: 1 to find, 1 to put a new one, 2 to change or remove one, 1 for each page of a record set.</remarks>
public sealed class TableRecordStore(StorageAccount account) : IRecordStore
{
    /// <summary>Character that sorts after every longer key with the same beginning.</summary>
    private const string AfterAll = "\uffff";

    private readonly TableClient _table = account.Records;

    public SetAsideStore SetAside => account.SetAside;

    public async Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken) =>
        await _table.FindRow(PartitionOf(drawer), RowOf(key), cancellationToken) is { } row ? await Record(row, cancellationToken) : null;

    public async Task<bool> Put(
        string drawer,
        string key,
        ReadOnlyMemory<byte> content,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, StoredRecord.LargestContent);
        var row = new TableEntity(PartitionOf(drawer), RowOf(key)) { ["Key"] = key, ["Version"] = expectedVersion + 1 };
        await account.Payloads.Write(row, content.ToArray(), cancellationToken);
        if (expectedVersion == 0)
            return await _table.TryInsert(row, cancellationToken);
        return await _table.FindRow(row.PartitionKey, row.RowKey, cancellationToken) is { } there
            && there.Number("Version") == expectedVersion
            && await _table.TryReplace(row, there.ETag, cancellationToken);
    }

    public async Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken) =>
        await _table.FindRow(PartitionOf(drawer), RowOf(key), cancellationToken) is { } there
        && there.Number("Version") == expectedVersion
        && await _table.TryDelete(there.PartitionKey, there.RowKey, there.ETag, cancellationToken);

    public async Task<IReadOnlyList<StoredRecord>> List(
        string drawer,
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var (from, to, last) = (RowOf(prefix), RowOf(prefix) + AfterAll, after is null ? "" : RowOf(after));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionOf(drawer)} and RowKey ge {from} and RowKey le {to} and RowKey gt {last}"
        );
        var records = new List<StoredRecord>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, Math.Clamp(most, 1, 1000), cancellationToken: cancellationToken))
        {
            if (records.Count >= most)
                break;
            records.Add(await RecordOrEmpty(row, cancellationToken));
        }

        return records;
    }

    /// <summary>
    /// Reads a record of a list. Where its content is lost it is empty: whoever reads it finds that out, and the list goes on.
    /// </summary>
    private async Task<StoredRecord> RecordOrEmpty(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return await Record(row, cancellationToken);
        }
        catch (StorageException)
        {
            return new StoredRecord(row.Text("Key"), [], row.Number("Version"));
        }
    }

    private async Task<StoredRecord> Record(TableEntity row, CancellationToken cancellationToken) =>
        new(
            row.Text("Key"),
            await account.Payloads.Understand(row, row.Text("Key"), content => content, cancellationToken),
            row.Number("Version")
        );

    private static string PartitionOf(string drawer) => "drawer-" + TableKeyEncoder.Encode(drawer);

    private static string RowOf(string key) => "-" + TableKeyEncoder.Encode(key);
}
