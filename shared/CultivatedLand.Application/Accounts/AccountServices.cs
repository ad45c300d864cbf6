using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Accounts;

/// <summary>Extension method that registers the stores of accounts and of what accounts know.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services.AddSingleton<AccountStore>().AddSingleton<LendingStore>().AddSingleton<SharedPlaceNames>().AddSingleton<KnownPlaces>();
}
