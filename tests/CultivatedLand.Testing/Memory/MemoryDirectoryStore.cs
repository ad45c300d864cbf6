using CultivatedLand.Application.People;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Testing.Memory;

/// <summary>Store of the directory of people in memory.</summary>
public sealed class MemoryDirectoryStore(SimulatedDisk disk) : IDirectoryStore
{
    private PeopleDirectory _people = PeopleDirectory.Empty;

    public PeopleDirectory People
    {
        get => disk.Read(() => _people);
        set => disk.Write(() => _people = value);
    }

    public Task<PeopleDirectory> Current(CancellationToken cancellationToken) => Task.FromResult(People);

    public Task Replace(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        Task.FromResult(disk.Write(() => _people = directory));
}
