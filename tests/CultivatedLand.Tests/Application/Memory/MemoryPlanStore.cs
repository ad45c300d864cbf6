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
    private readonly List<PlanEdition> _editions = [];
    private readonly Dictionary<string, byte[]> _originals = [];
    private readonly List<(TaskId? Task, string? Person, DateTimeOffset Before)> _revoked = [];

    public PeopleDirectory People { get; set; } = PeopleDirectory.Empty;

    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken)
    {
        if (_editions.Find(known => known.ContentHash == edition.ContentHash) is { } there)
            return Task.FromResult(there);
        _editions.Insert(0, edition);
        return Task.FromResult(edition);
    }

    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(_editions.Find(edition => edition.ContentHash == contentHash));

    public Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var index = _editions.FindIndex(edition => edition.ContentHash == contentHash && edition.State == from);
        if (index >= 0)
            _editions[index] = _editions[index] with { State = to, StartedAt = _editions[index].StartedAt ?? at };
        return Task.FromResult(index >= 0);
    }

    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlanEdition>>([.. _editions.Take(most)]);

    public Task<PeopleDirectory> Directory(CancellationToken cancellationToken) => Task.FromResult(People);

    public Task ReplaceDirectory(
        PeopleDirectory directory,
        string contentHash,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        People = directory;
        return Task.CompletedTask;
    }

    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        _originals[hash] = content.ToArray();
        return Task.FromResult(hash);
    }

    public Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(_originals.GetValueOrDefault(contentHash));

    public Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken)
    {
        _revoked.Add((task, person, before));
        return Task.CompletedTask;
    }

    public Task<bool> IsRevoked(TaskId task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken) =>
        Task.FromResult(_revoked.Any(entry => (entry.Task ?? task) == task && (entry.Person ?? person) == person && madeAt < entry.Before));
}
