using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Index of due times, with a partition for each day.
/// An entry is written before the row it belongs to, and removed after that row has changed again.
/// So a row with a due time always has its entry, and an entry counts only if its row names it.
/// </summary>
/// <param name="kind">wake, wait or out.</param>
internal sealed class DueTimeIndex(TableClient table, string kind, SetAsideStore setAside)
{
    private const int DayLength = 8;

    /// <summary>Returns the key of an entry. No two writers ever make the same one.</summary>
    public static string NewKey(DateTimeOffset moment, string place) => $"{SortableTime.Text(moment)}-{place}-{Sequence.Mark()}";

    /// <param name="subject">The task or mail that names this entry.</param>
    /// <param name="revision">
    /// Revision of that row once it names the entry. If the row has reached it and does not name the entry, the entry is dead.
    /// </param>
    public Task Put(string key, string subject, string detail, long revision, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(PartitionOf(key), key)
            {
                ["Subject"] = subject,
                ["Detail"] = detail,
                ["Revision"] = revision,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public Task Remove(string key, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(PartitionOf(key), key, ETag.All, cancellationToken);

    /// <summary>Removes a dead entry, unless somebody has written it again meanwhile.</summary>
    public Task Drop(DueTimeEntry entry, CancellationToken cancellationToken) =>
        table.TryDelete(PartitionOf(entry.Key), entry.Key, entry.ETag, cancellationToken);

    /// <summary>Returns entries in order of time, then of first storage. An entry that cannot be read is set aside and left out.</summary>
    /// <param name="until">Inclusive; null for all.</param>
    /// <param name="after">Key of an entry; null to begin with the first.</param>
    public async IAsyncEnumerable<DueTimeEntry> UpTo(
        DateTimeOffset? until,
        int atATime,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        string? after = null
    )
    {
        var last = until is { } moment ? SortableTime.Text(moment) + "~" : "~";
        var before = after ?? "";
        var (firstDay, lastDay) = (PartitionOf(before), PartitionOf(last));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {firstDay} and PartitionKey le {lastDay} and RowKey gt {before} and RowKey le {last}"
        );
        await foreach (var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(atATime, 1, 1000), cancellationToken: cancellationToken))
        {
            if (setAside.Read(new RecordName("moments", $"{kind}-{row.RowKey}"), () => Entry(row)) is { } entry)
                yield return entry;
        }
    }

    private static DueTimeEntry Entry(TableEntity row) =>
        new(row.RowKey, row.Text("Subject"), row.Text("Detail"), row.Number("Revision"), row.ETag);

    private string PartitionOf(string key) => $"{kind}-{(key.Length < DayLength ? key : key[..DayLength])}";
}

/// <summary>Entry of the index of due times.</summary>
internal sealed record DueTimeEntry(string Key, string Subject, string Detail, long Revision, ETag ETag)
{
    public DateTimeOffset Moment => Entities.SortableTime.Of(Key);
}
