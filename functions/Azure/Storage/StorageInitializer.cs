namespace CultivatedLand.Functions.Storage;

/// <summary>Makes the tables and containers that are not there yet. Done at every start; safe while other hosts do the same.</summary>
public sealed class StorageInitializer(StorageAccount account)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        await Task.WhenAll(account.AllTables.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(
            account.AllContainers.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken))
        );
    }
}
