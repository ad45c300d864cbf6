using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Storage;

/// <summary>Extension methods that register the storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers all stores in one storage account. The host runs <see cref="StorageInitializer"/> before any of them is used.
    /// </summary>
    /// <exception cref="StorageException">The options cannot be used.</exception>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, StorageOptions options)
    {
        var account = new StorageAccount(options);
        services.AddSingleton(account);
        services.AddSingleton(account.SetAside);
        services.AddSingleton<StorageInitializer>();
        services.AddSingleton<ILedger, TableLedger>();
        services.AddSingleton<ILedgerViews, TableLedgerViews>();
        services.AddSingleton<LedgerRowCompactor>();
        services.AddSingleton<IOutbox, TableOutbox>();
        services.AddSingleton<IPlanStore, TablePlanStore>();
        services.AddSingleton<IDirectoryStore, TableDirectoryStore>();
        services.AddSingleton<ILinkRevocationStore, TableLinkRevocationStore>();
        services.AddSingleton<IRecordStore, TableRecordStore>();
        services.AddSingleton<IArchive, BlobArchive>();
        services.AddSingleton<IStoreErrorExplainer, StorageErrorExplainer>();
        return services;
    }
}
