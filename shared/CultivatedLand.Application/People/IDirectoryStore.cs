using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>Store of the directory of people in force.</summary>
public interface IDirectoryStore
{
    /// <summary>Returns the directory in force. It is empty before the first one comes in.</summary>
    Task<PeopleDirectory> Current(CancellationToken cancellationToken);

    /// <summary>Replaces the directory as a whole. Earlier ones are kept.</summary>
    Task Replace(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancellationToken);
}
