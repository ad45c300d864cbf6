using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Extension method that registers the parts of corrections of drafts.</summary>
internal static class PlanCorrectionServices
{
    public static IServiceCollection AddPlanCorrections(this IServiceCollection services) =>
        services
            .AddSingleton<EditionReadings>()
            .AddSingleton<PlanEditionOpener>()
            .AddSingleton<PlanEditionService>()
            .AddSingleton<PlanCorrectionService>()
            .AddSingleton<PlanRereadingService>();
}
