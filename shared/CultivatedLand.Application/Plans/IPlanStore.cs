using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Plans;

/// <summary>The plans that came in, every edition, and the directory of people in force.</summary>
public interface IPlanStore
{
    /// <summary>Puts an edition on the shelf. One with the same content hash is already there: then that one is returned and nothing changes.</summary>
    Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken);

    Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken);

    /// <summary>Changes the state of an edition, unless it is no longer in the state expected.</summary>
    Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    );

    /// <summary>Editions, latest first.</summary>
    Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken);

    /// <summary>The directory in force; empty before the first.</summary>
    Task<PeopleDirectory> Directory(CancellationToken cancellationToken);

    /// <summary>Replaces the directory as a whole. Earlier ones are kept.</summary>
    Task ReplaceDirectory(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancellationToken);
}

/// <summary>One edition of a plan: a file that was sent in.</summary>
/// <param name="ContentHash">SHA-256 of the original file, lower-case hexadecimal; the archive keeps it by this name.</param>
/// <param name="PlanId">The same for every edition of one document.</param>
/// <param name="Tasks">How many tasks it makes.</param>
/// <param name="Errors">How many findings of severity error it has.</param>
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

public enum EditionState
{
    /// <summary>Read, and waiting for a person to check and start it.</summary>
    Draft,

    /// <summary>Being started: tasks are planned and started one after the other; a host that died goes on from here.</summary>
    Starting,

    Started,

    /// <summary>A later edition of the same document took its place.</summary>
    Superseded,
}
