using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Funding;

/// <summary>Extension method that registers the parts of funding.</summary>
internal static class FundingServices
{
    public static IServiceCollection AddFunding(this IServiceCollection services) =>
        services
            .AddSingleton<FundingStore>()
            .AddSingleton<SettlementService>()
            .AddSingleton<SettlementItems>()
            .AddSingleton<FundingListStore>()
            .AddSingleton<FundingListService>()
            .AddSingleton<HouseholdSampleStore>()
            .AddSingleton<PaymentStore>()
            .AddSingleton<PaymentService>();
}
