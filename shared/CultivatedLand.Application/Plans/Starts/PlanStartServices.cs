using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>Extension method that registers the parts of starting plans.</summary>
internal static class PlanStartServices
{
    public static IServiceCollection AddPlanStarts(this IServiceCollection services) =>
        services
            .AddSingleton<PlanStartProgressStore>()
            .AddSingleton<PlanStarter>()
            .AddSingleton<IPlanSupplements, PlanSupplements>()
            .AddSingleton<PlanStartSteps>()
            .AddSingleton<PlanStartService>()
            .AddSingleton<IPlanStartRunner, ImmediatePlanStartRunner>();
}
