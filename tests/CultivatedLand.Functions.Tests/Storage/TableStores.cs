using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Testing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>The stores as the host puts them together, on tables of their own.</summary>
internal sealed class TableStores : Stores, IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TableStores(StorageOptions options)
    {
        Options = options;
        _services = new ServiceCollection().AddLogging().AddTableStorage(options).BuildServiceProvider(validateScopes: true);
    }

    public StorageOptions Options { get; }

    public StorageAccount Account => _services.GetRequiredService<StorageAccount>();

    public override ILedger Ledger => _services.GetRequiredService<ILedger>();

    public override IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public override IPlanStore Shelf => _services.GetRequiredService<IPlanStore>();

    public override IDirectoryStore Directory => _services.GetRequiredService<IDirectoryStore>();

    public override IArchive Archive => _services.GetRequiredService<IArchive>();

    public override IRecordStore Cabinet => _services.GetRequiredService<IRecordStore>();

    public override ILedgerViews Views => _services.GetRequiredService<ILedgerViews>();

    public override Task Damage(string contentHash) =>
        Account.Archive.GetBlobClient($"{contentHash[..2]}/{contentHash}").UploadAsync(new BinaryData("damaged"), overwrite: true);

    public ILinkRevocationStore Links => _services.GetRequiredService<ILinkRevocationStore>();

    public static Task<TableStores> New(AzuriteFixture azurite) => Prepared(NewOptions(azurite));

    public static StorageOptions NewOptions(AzuriteFixture azurite) =>
        new() { ConnectionString = azurite.ConnectionString, Prefix = "T" + Guid.NewGuid().ToString("n")[..12] };

    public static async Task<TableStores> Prepared(StorageOptions options)
    {
        var stores = new TableStores(options);
        await stores._services.GetRequiredService<StorageInitializer>().Run(default);
        return stores;
    }

    /// <summary>Another host on the same tables.</summary>
    public static TableStores Another(StorageOptions options) => new(options);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
