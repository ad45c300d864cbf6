using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Links;
using CultivatedLand.Web.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Azure.Storage;

public static class StorageRegistration
{
    /// <summary>Everything that is kept, in one storage account. The host runs <see cref="StoragePreparation"/> before anything else is asked for.</summary>
    /// <exception cref="StorageException">The options cannot be used.</exception>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(new StorageAccount(options));
        services.AddSingleton<StoragePreparation>();
        services.AddSingleton<ILedger, TableLedger>();
        services.AddSingleton<ILedgerViews, TableViews>();
        services.AddSingleton<IOutbox, TableOutbox>();
        services.AddSingleton<IPlanShelf, TableShelf>();
        services.AddSingleton<ILinkRegister, TableLinkRegister>();
        services.AddSingleton<ICabinet, TableCabinet>();
        services.AddSingleton<IArchive, BlobArchive>();
        services.AddSingleton<IStoreTroubles, StorageTroubles>();
        return services;
    }
}
