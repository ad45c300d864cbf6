using System.Security.Cryptography;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Memory;

/// <summary>Plans, people, originals and revoked links, in memory.</summary>
internal sealed class MemoryPlanStore : IPlanStore, IArchive, ILinkRevocationStore
{
    private readonly List<PlanEdition> editions = [];
    private readonly Dictionary<string, byte[]> originals = [];
    private readonly List<(TaskId? Task, string? Person, DateTimeOffset Before)> revoked = [];

    public PeopleDirectory People { get; set; } = PeopleDirectory.Empty;

    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancel)
    {
        if (editions.Find(known => known.ContentHash == edition.ContentHash) is { } there) return Task.FromResult(there);
        editions.Insert(0, edition);
        return Task.FromResult(edition);
    }

    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancel) => Task.FromResult(editions.Find(edition => edition.ContentHash == contentHash));

    public Task<bool> Move(string contentHash, EditionState from, EditionState to, DateTimeOffset at, string by, CancellationToken cancel)
    {
        var index = editions.FindIndex(edition => edition.ContentHash == contentHash && edition.State == from);
        if (index >= 0) editions[index] = editions[index] with { State = to, StartedAt = editions[index].StartedAt ?? at };
        return Task.FromResult(index >= 0);
    }

    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<PlanEdition>>([.. editions.Take(most)]);

    public Task<PeopleDirectory> Directory(CancellationToken cancel) => Task.FromResult(People);

    public Task ReplaceDirectory(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancel)
    {
        People = directory;
        return Task.CompletedTask;
    }

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        originals[hash] = content.ToArray();
        return Task.FromResult(hash);
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancel) => Task.FromResult(originals.GetValueOrDefault(contentHash));

    public Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancel)
    {
        revoked.Add((task, person, before));
        return Task.CompletedTask;
    }

    public Task<bool> IsRevoked(TaskId task, string person, DateTimeOffset madeAt, CancellationToken cancel) =>
        Task.FromResult(revoked.Any(entry => (entry.Task ?? task) == task && (entry.Person ?? person) == person && madeAt < entry.Before));
}
