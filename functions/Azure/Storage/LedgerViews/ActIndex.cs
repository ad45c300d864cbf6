using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>
/// Index of acts, the latest first.
/// It has one row for each act, written before the change that contains the act, and counted only if that change was stored.
/// </summary>
internal sealed class ActIndex(TableClient table)
{
    private const string Partition = "acts";

    /// <summary>Returns the rows of a change. They must be written before it.</summary>
    public static IReadOnlyList<TableEntity> RowsOf(TaskHead head, IReadOnlyList<TaskFact> facts, string attempt)
    {
        var first = head.State.Version - facts.Count + 1;
        return
        [
            .. facts
                .Index()
                .Where(fact => LedgerAct.IsOne(fact.Item))
                .Select(fact => new TableEntity(
                    Partition,
                    $"{Inverse(fact.Item.At.UtcTicks)}-{Sequence.Inverse(head.Place)}-{Inverse(first + fact.Index)}-{attempt}"
                )
                {
                    ["Task"] = head.State.Id.Value,
                    ["Version"] = first + fact.Index,
                    ["Stored"] = head.State.Version,
                    ["Attempt"] = attempt,
                }),
        ];
    }

    public Task Put(TableEntity row, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

    public Task Remove(TableEntity row, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);

    public async IAsyncEnumerable<ActIndexRow> Between(
        DateTimeOffset from,
        DateTimeOffset to,
        string? after,
        int atATime,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (to <= from)
            yield break;
        var (first, last) = (Inverse(to.UtcTicks - 1), Inverse(from.UtcTicks) + "~");
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {first} and RowKey lt {last} and RowKey gt {after ?? ""}"
        );
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(atATime, 10, 1000), cancellationToken: cancellationToken)
        )
        {
            yield return new ActIndexRow(
                row.RowKey,
                TaskId.Of(row.Text("Task")),
                row.Number("Version"),
                row.Number("Stored"),
                row.Text("Attempt")
            );
        }
    }

    /// <exception cref="FormatException">No page has given this cursor.</exception>
    public static string? Checked(string? cursor) =>
        cursor is null
        || (
            cursor.Length > 16
            && cursor[16] == '-'
            && long.TryParse(cursor.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _)
        )
            ? cursor
            : throw new FormatException($"“{cursor}” is no cursor of a page of acts.");

    private static string Inverse(long number) => (long.MaxValue - number).ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>Row of the index of acts.</summary>
/// <param name="Stored">Version to which its change led.</param>
/// <param name="Attempt">Attempt of the change; only the one that was stored counts.</param>
internal sealed record ActIndexRow(string Key, TaskId Task, long Version, long Stored, string Attempt);
