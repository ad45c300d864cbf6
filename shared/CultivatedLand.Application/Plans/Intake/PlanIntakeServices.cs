using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Plans.Intake;

/// <summary>Extension method that registers the parts through which plans come in.</summary>
internal static class PlanIntakeServices
{
    public static IServiceCollection AddPlanIntake(this IServiceCollection services) =>
        services.AddSingleton<PlanIntake>().AddSingleton<PlanRejectionNotifier>();
}
