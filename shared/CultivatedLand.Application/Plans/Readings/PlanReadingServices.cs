using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>Extension method that registers the parts that read documents and keep what was read.</summary>
internal static class PlanReadingServices
{
    public static IServiceCollection AddPlanReadings(this IServiceCollection services)
    {
        services.TryAddSingleton<IPlanReader, CurrentPlanReader>();
        return services.AddSingleton<PlanReadingStore>();
    }
}
