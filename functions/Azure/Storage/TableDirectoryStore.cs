using CultivatedLand.Application.People;
using CultivatedLand.Domain.People;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Records;

namespace CultivatedLand.Functions.Storage;

/// <summary>Store of the directories of people, each whole in a row of its own.</summary>
/// <remarks>Transactions: 1 for the directory in force, and 1 more if it has changed.</remarks>
public sealed class TableDirectoryStore(StorageAccount account) : IDirectoryStore
{
    private readonly DirectoryRows _directories = new(account.Records, account.Payloads, account.SetAside);

    public Task<PeopleDirectory> Current(CancellationToken cancellationToken) => _directories.InForce(cancellationToken);

    public Task Replace(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        _directories.Replace(directory, contentHash, at, by, cancellationToken);
}
