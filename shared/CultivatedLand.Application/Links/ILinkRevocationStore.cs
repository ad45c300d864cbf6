using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Links;

/// <summary>Which links in mails no longer count. A link is not stored: it carries its own signature and dies by its date, or here.</summary>
public interface ILinkRevocationStore
{
    /// <summary>From now on, links of this person made before <paramref name="before"/> do not count; null for the person revokes everybody's for the task, null for the task the person's for every task.</summary>
    Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken);

    Task<bool> IsRevoked(TaskId task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken);
}
