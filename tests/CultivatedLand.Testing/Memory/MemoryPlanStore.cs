using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Testing.Memory;

/// <summary>Store of plan editions in memory.</summary>
public sealed class MemoryPlanStore(SimulatedDisk disk) : IPlanStore
{
    private readonly List<PlanEdition> _editions = [];

    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Write(() =>
            {
                if (_editions.Find(known => known.ContentHash == edition.ContentHash) is { } known)
                    return known;
                _editions.Add(edition);
                return edition;
            })
        );

    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _editions.Find(edition => edition.ContentHash == contentHash)));

    public Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            disk.Write(() =>
            {
                var index = _editions.FindIndex(edition => edition.ContentHash == contentHash && edition.State == from);
                if (index < 0)
                    return false;
                _editions[index] = _editions[index] with
                {
                    State = to,
                    StartedAt = to == EditionState.Started ? at : _editions[index].StartedAt,
                };
                return true;
            })
        );

    public Task AssignPlan(string contentHash, string planId, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Write(() =>
            {
                var index = _editions.FindIndex(edition => edition.ContentHash == contentHash);
                if (index >= 0)
                    _editions[index] = _editions[index] with { PlanId = planId };
                return index;
            })
        );

    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlanEdition>>(disk.Read(() => Enumerable.Reverse(_editions).Take(most).ToList()));
}
