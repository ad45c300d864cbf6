using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Links;

/// <summary>
/// Store of revocations of the links in mails. A link itself is not stored.
/// It carries its own signature, and it ends by its date or by a revocation here.
/// </summary>
public interface ILinkRevocationStore
{
    /// <summary>
    /// Revokes the links of a person that were made before <paramref name="before"/>.
    /// Without a person, it revokes everybody's links to the task. Without a task, it revokes the person's links to every task.
    /// </summary>
    Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken);

    /// <summary>Whether a link of this person to this task, made at this moment, has been revoked.</summary>
    /// <param name="task">Null for a link to no task. It ends with all links of the person.</param>
    Task<bool> IsRevoked(TaskId? task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken);
}
