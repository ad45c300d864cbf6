using CultivatedLand.Application.Links;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>Store of revoked links in memory.</summary>
public sealed class MemoryLinkRevocationStore(SimulatedDisk disk) : ILinkRevocationStore
{
    private readonly List<(TaskId? Task, string? Person, DateTimeOffset Before)> _revoked = [];

    public Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Write(() =>
            {
                _revoked.Add((task, person, before));
                return true;
            })
        );

    public Task<bool> IsRevoked(TaskId? task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Read(() =>
                _revoked.Exists(row =>
                    (row.Task ?? task) == task
                    && (row.Person ?? person).Trim().Equals(person.Trim(), StringComparison.OrdinalIgnoreCase)
                    && row.Before > madeAt
                )
            )
        );
}
