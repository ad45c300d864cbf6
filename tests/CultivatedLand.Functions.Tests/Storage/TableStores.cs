using CultivatedLand.Acceptance.Ledger;
using CultivatedLand.Azure.Storage;
using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Links;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>The stores as the host puts them together, on tables of their own.</summary>
internal sealed class TableStores : Stores
{
    private readonly ServiceProvider services;

    private TableStores(StorageOptions options)
    {
        Options = options;
        services = new ServiceCollection().AddLogging().AddTableStorage(options).BuildServiceProvider(validateScopes: true);
    }

    public StorageOptions Options { get; }

    public StorageAccount Account => services.GetRequiredService<StorageAccount>();

    public override ILedger Ledger => services.GetRequiredService<ILedger>();

    public override IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public override IPlanShelf Shelf => services.GetRequiredService<IPlanShelf>();

    public override IArchive Archive => services.GetRequiredService<IArchive>();

    public override ICabinet Cabinet => services.GetRequiredService<ICabinet>();

    public override ILedgerViews Views => services.GetRequiredService<ILedgerViews>();

    public ILinkRegister Links => services.GetRequiredService<ILinkRegister>();

    public static Task<TableStores> New(AzuriteFixture azurite) => Prepared(NewOptions(azurite));

    public static StorageOptions NewOptions(AzuriteFixture azurite) => new() { ConnectionString = azurite.ConnectionString, Prefix = "T" + Guid.NewGuid().ToString("n")[..12] };

    public static async Task<TableStores> Prepared(StorageOptions options)
    {
        var stores = new TableStores(options);
        await stores.services.GetRequiredService<StoragePreparation>().Run(default);
        return stores;
    }

    /// <summary>Another host on the same tables.</summary>
    public static TableStores Another(StorageOptions options) => new(options);

    public override ValueTask DisposeAsync() => services.DisposeAsync();
}
