using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Indicators;

/// <summary>Extension method that registers the parts of indicators.</summary>
internal static class IndicatorServices
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services.AddSingleton<IndicatorStore>();
}
