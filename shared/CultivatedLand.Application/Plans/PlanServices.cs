using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Plans;

/// <summary>Extension method that registers the parts of plans that know neither how they arrive nor how they start.</summary>
internal static class PlanServices
{
    public static IServiceCollection AddPlans(this IServiceCollection services) =>
        services.AddSingleton<PlanTaskReader>().AddSingleton<PlanCheck>().AddSingleton<EditionComparer>().AddSingleton<StartedPlanStore>();
}
