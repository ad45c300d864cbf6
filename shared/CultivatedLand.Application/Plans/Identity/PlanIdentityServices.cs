using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Extension method that registers the parts of the identity of plans.</summary>
internal static class PlanIdentityServices
{
    public static IServiceCollection AddPlanIdentity(this IServiceCollection services) =>
        services
            .AddSingleton<PlanIdentityService>()
            .AddSingleton<PlanPlaceFinder>()
            .AddSingleton<StartReviewer>()
            .AddSingleton<CancellationNotifier>();
}
