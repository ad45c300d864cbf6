using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Extension method that registers the parts of saved views of the ledger.</summary>
internal static class LedgerViewServices
{
    public static IServiceCollection AddLedgerViews(this IServiceCollection services) => services.AddSingleton<SavedViewStore>();
}
