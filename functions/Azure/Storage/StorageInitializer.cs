using CultivatedLand.Functions.Storage.Account;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Initializer that creates missing tables and containers. It runs at every start, and is safe while other hosts do the same.
/// </summary>
public sealed class StorageInitializer(StorageAccount account)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        await Task.WhenAll(account.AllTables.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(
            account
                .AllContainers.Concat(account.PlanContainers)
                .Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken))
        );
    }
}
