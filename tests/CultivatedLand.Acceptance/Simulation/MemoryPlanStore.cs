using System.Security.Cryptography;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The plan shelf's contract in memory.</summary>
internal sealed class MemoryPlanStore(SimulatedDisk disk) : IPlanStore
{
    private readonly List<PlanEdition> _editions = [];
    private PeopleDirectory _directory = PeopleDirectory.Empty;

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

    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlanEdition>>(disk.Read(() => Enumerable.Reverse(_editions).Take(most).ToList()));

    public Task<PeopleDirectory> Directory(CancellationToken cancellationToken) => Task.FromResult(disk.Read(() => _directory));

    public Task ReplaceDirectory(
        PeopleDirectory people,
        string contentHash,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) => Task.FromResult(disk.Write(() => _directory = people));
}

/// <summary>The archive's contract in memory.</summary>
internal sealed class MemoryArchive(SimulatedDisk disk) : IArchive
{
    private readonly Dictionary<string, byte[]> _kept = [];

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        return Task.FromResult(
            disk.Write(() =>
            {
                _kept.TryAdd(hash, content.ToArray());
                return hash;
            })
        );
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Read(() => _kept.GetValueOrDefault(contentHash)));
}
