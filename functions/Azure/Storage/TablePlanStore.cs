using Azure.Data.Tables;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.Records;

namespace CultivatedLand.Functions.Storage;

/// <summary>Store of plan editions in one partition.</summary>
/// <remarks>
/// Transactions: 1 or 2 to add or find an edition, 2 to move one or to give it its plan, 1 and 1 for each edition to list.
/// </remarks>
public sealed class TablePlanStore(StorageAccount account) : IPlanStore
{
    private readonly TableClient _table = account.Records;

    public async Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken)
    {
        var place = account.Sequence.Next();
        TableTransactionAction[] both =
        [
            new(TableTransactionActionType.Add, EditionRow.Of(edition, place)),
            new(TableTransactionActionType.Add, EditionRow.Listed(edition.ContentHash, place)),
        ];
        if (await _table.TrySubmit(both, cancellationToken))
            return edition;
        return await Find(edition.ContentHash, cancellationToken)
            ?? throw new InvalidOperationException($"The edition {edition.ContentHash} could neither be added nor found.");
    }

    public async Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken) =>
        await _table.FindRow(EditionRow.Partition, EditionRow.KeyOf(contentHash), cancellationToken) is { } row
            ? EditionRow.Read(row)
            : null;

    public async Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (await _table.FindRow(EditionRow.Partition, EditionRow.KeyOf(contentHash), cancellationToken) is { } row)
        {
            var edition = EditionRow.Read(row);
            if (edition.State != from)
                return false;
            var moved = edition with { State = to, StartedAt = to == EditionState.Started ? at : edition.StartedAt };
            TableTransactionAction[] both =
            [
                new(TableTransactionActionType.UpdateReplace, EditionRow.Of(moved, row.Text("Place")), row.ETag),
                new(TableTransactionActionType.Add, EditionRow.Moved(contentHash, account.Sequence.Next(), from, to, at, by)),
            ];
            if (await _table.TrySubmit(both, cancellationToken))
                return true;
        }

        return false;
    }

    public async Task AssignPlan(string contentHash, string planId, CancellationToken cancellationToken)
    {
        while (await _table.FindRow(EditionRow.Partition, EditionRow.KeyOf(contentHash), cancellationToken) is { } row)
        {
            var edition = EditionRow.Read(row);
            if (edition.PlanId == planId)
                return;
            var assigned = EditionRow.Of(edition with { PlanId = planId }, row.Text("Place"));
            if (await _table.TrySubmit([new(TableTransactionActionType.UpdateReplace, assigned, row.ETag)], cancellationToken))
                return;
        }
    }

    public async Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(EditionRow.AllListed, Math.Clamp(most, 1, 1000), cancellationToken: cancellationToken)
        )
        {
            if (hashes.Count >= most)
                break;
            hashes.Add(row.Text("Hash"));
        }

        return [.. (await hashes.Ask(hash => FindOrNull(hash, cancellationToken), cancellationToken)).OfType<PlanEdition>()];
    }

    private Task<PlanEdition?> FindOrNull(string contentHash, CancellationToken cancellationToken) =>
        account.SetAside.Find(new RecordName(RecordName.Plans, contentHash), () => Find(contentHash, cancellationToken));
}
