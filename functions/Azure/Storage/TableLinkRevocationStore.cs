using Azure.Data.Tables;
using CultivatedLand.Application.Links;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage;

/// <summary>Store of revoked links. A row stands for a task and a person, for either alone, or for everything.</summary>
/// <remarks>Transactions: 4 to ask, at the same time; 2 to revoke.</remarks>
public sealed class TableLinkRevocationStore(StorageAccount account) : ILinkRevocationStore
{
    private const string Anyone = "any";

    private readonly TableClient _table = account.Records;

    public async Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken)
    {
        var (partition, key) = (PartitionOf(task), RowOf(person));
        while (true)
        {
            var there = await _table.FindRow(partition, key, cancellationToken);
            var row = new TableEntity(partition, key)
            {
                ["Before"] = Latest(SortableTime.Text(before), there?.Text("Before") ?? ""),
                ["RevokedBy"] = by,
            };
            if (
                there is null ? await _table.TryInsert(row, cancellationToken) : await _table.TryReplace(row, there.ETag, cancellationToken)
            )
                return;
        }
    }

    public async Task<bool> IsRevoked(TaskId? task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken)
    {
        (TaskId? Task, string? Person)[] all = [(task, person), (task, null), (null, person), (null, null)];
        var found = await all.Ask(link => _table.FindRow(PartitionOf(link.Task), RowOf(link.Person), cancellationToken), cancellationToken);
        return found.Any(row => row is not null && string.CompareOrdinal(row.Text("Before"), SortableTime.Text(madeAt)) > 0);
    }

    private static string Latest(string one, string other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    private static string PartitionOf(TaskId? task) => "links-" + (task?.Value ?? Anyone + "-task");

    private static string RowOf(string? person) => person is null ? Anyone : "-" + TableKeyEncoder.Encode(person.Trim().ToUpperInvariant());
}
