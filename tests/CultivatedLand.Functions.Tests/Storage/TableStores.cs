using CultivatedLand.Acceptance.Ledger;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage;
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

    public override IPlanStore Shelf => services.GetRequiredService<IPlanStore>();

    public override IArchive Archive => services.GetRequiredService<IArchive>();

    public override IRecordStore Cabinet => services.GetRequiredService<IRecordStore>();

    public override ILedgerViews Views => services.GetRequiredService<ILedgerViews>();

    public ILinkRevocationStore Links => services.GetRequiredService<ILinkRevocationStore>();

    public static Task<TableStores> New(AzuriteFixture azurite) => Prepared(NewOptions(azurite));

    public static StorageOptions NewOptions(AzuriteFixture azurite) => new() { ConnectionString = azurite.ConnectionString, Prefix = "T" + Guid.NewGuid().ToString("n")[..12] };

    public static async Task<TableStores> Prepared(StorageOptions options)
    {
        var stores = new TableStores(options);
        await stores.services.GetRequiredService<StorageInitializer>().Run(default);
        return stores;
    }

    /// <summary>Another host on the same tables.</summary>
    public static TableStores Another(StorageOptions options) => new(options);

    public override ValueTask DisposeAsync() => services.DisposeAsync();
}
