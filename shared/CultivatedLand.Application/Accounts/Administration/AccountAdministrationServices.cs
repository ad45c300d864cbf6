using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Accounts.Administration;

/// <summary>Extension method that registers the use cases that change accounts.</summary>
internal static class AccountAdministrationServices
{
    public static IServiceCollection AddAccountAdministration(this IServiceCollection services) =>
        services.AddSingleton<AccountService>().AddSingleton<LendingService>().AddSingleton<LentGrants>();
}
