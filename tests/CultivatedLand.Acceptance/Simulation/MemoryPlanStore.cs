using System.Security.Cryptography;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The plan shelf's contract in memory.</summary>
internal sealed class MemoryPlanStore(SimulatedDisk disk) : IPlanStore
{
    private readonly List<PlanEdition> editions = [];
    private PeopleDirectory directory = PeopleDirectory.Empty;

    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancel) => Task.FromResult(disk.Write(() =>
    {
        if (editions.Find(known => known.ContentHash == edition.ContentHash) is { } known) return known;
        editions.Add(edition);
        return edition;
    }));

    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancel) => Task.FromResult(disk.Read(() => editions.Find(edition => edition.ContentHash == contentHash)));

    public Task<bool> Move(string contentHash, EditionState from, EditionState to, DateTimeOffset at, string by, CancellationToken cancel) => Task.FromResult(disk.Write(() =>
    {
        var index = editions.FindIndex(edition => edition.ContentHash == contentHash && edition.State == from);
        if (index < 0) return false;
        editions[index] = editions[index] with { State = to, StartedAt = to == EditionState.Started ? at : editions[index].StartedAt };
        return true;
    }));

    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<PlanEdition>>(
        disk.Read(() => Enumerable.Reverse(editions).Take(most).ToList()));

    public Task<PeopleDirectory> Directory(CancellationToken cancel) => Task.FromResult(disk.Read(() => directory));

    public Task ReplaceDirectory(PeopleDirectory people, string contentHash, DateTimeOffset at, string by, CancellationToken cancel) =>
        Task.FromResult(disk.Write(() => directory = people));
}

/// <summary>The archive's contract in memory.</summary>
internal sealed class MemoryArchive(SimulatedDisk disk) : IArchive
{
    private readonly Dictionary<string, byte[]> kept = [];

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        return Task.FromResult(disk.Write(() =>
        {
            kept.TryAdd(hash, content.ToArray());
            return hash;
        }));
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancel) => Task.FromResult(disk.Read(() => kept.GetValueOrDefault(contentHash)));
}
