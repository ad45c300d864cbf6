using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>Store of plan editions.</summary>
public interface IPlanStore
{
    /// <summary>Adds an edition. Where one with the same content hash exists, that one is returned and nothing changes.</summary>
    Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken);

    Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken);

    /// <summary>Changes the state of an edition, unless the edition is no longer in the expected state.</summary>
    Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    );

    /// <summary>Gives an edition the id of its plan. It does nothing where there is no such edition.</summary>
    Task AssignPlan(string contentHash, string planId, CancellationToken cancellationToken);

    /// <summary>Lists editions, latest first.</summary>
    Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken);
}

/// <summary>Edition of a plan: one file that was sent in.</summary>
/// <param name="ContentHash">SHA-256 of the original file, lower-case hexadecimal. The archive keeps the file under this name.</param>
/// <param name="PlanId">Id of the plan. The start decides it. From then on every edition of one document has the same.</param>
/// <param name="Tasks">Number of tasks that the edition makes.</param>
/// <param name="Errors">Number of findings of severity error.</param>
public sealed record PlanEdition(
    string ContentHash,
    string PlanId,
    string FileName,
    string Title,
    int Tasks,
    int Errors,
    EditionState State,
    DateTimeOffset ReceivedAt,
    string ReceivedFrom,
    DateTimeOffset? StartedAt
);
