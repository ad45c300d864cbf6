using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>Progress of a start.</summary>
/// <param name="Batches">Number of tasks that each batch has done. Zero for a batch that is not done.</param>
public sealed record PlanStartProgress(int Tasks, IReadOnlyList<int> Batches)
{
    public int Done => Batches.Sum();
}

/// <summary>
/// Store of the progress of starts that are going on, for people who wait. Nothing depends on it: a lost one begins at zero.
/// A start of a single batch leaves no trace here.
/// </summary>
public sealed class PlanStartProgressStore(IRecordStore recordStore)
{
    /// <summary>Name of the record set. Keys are content hashes.</summary>
    public const string DrawerName = "plan-starts";

    private readonly RecordSet<PlanStartProgress> _starts = new(recordStore, DrawerName, isReplaceable: true);

    internal async Task Begin(string contentHash, PlanStartScope scope, CancellationToken cancellationToken)
    {
        if (scope.Batches.Count > 1)
            await _starts.Change(contentHash, _ => new PlanStartProgress(scope.Tasks, new int[scope.Batches.Count]), cancellationToken);
    }

    internal Task Note(string contentHash, PlanStartBatch batch, CancellationToken cancellationToken) =>
        _starts.Change(
            contentHash,
            progress =>
                progress is null || progress.Batches.Count <= batch.Number || progress.Batches[batch.Number] == batch.Count
                    ? null
                    : progress with
                    {
                        Batches = [.. progress.Batches.Select((done, number) => number == batch.Number ? batch.Count : done)],
                    },
            cancellationToken
        );

    internal Task End(string contentHash, CancellationToken cancellationToken) => _starts.Remove(contentHash, cancellationToken);

    /// <summary>Returns the progress of an edition. One that is in force, or was, has done all of its tasks.</summary>
    public async Task<PlanStartProgress> Of(PlanEdition edition, CancellationToken cancellationToken) =>
        edition.State switch
        {
            EditionState.Draft => new(edition.Tasks, []),
            EditionState.Starting => await _starts.FindReadable(edition.ContentHash, cancellationToken) ?? new(edition.Tasks, []),
            _ => new(edition.Tasks, [edition.Tasks]),
        };
}
