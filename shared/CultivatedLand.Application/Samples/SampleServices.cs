using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Samples;

/// <summary>Extension method that registers the parts of samples.</summary>
internal static class SampleServices
{
    public static IServiceCollection AddSamples(this IServiceCollection services) => services.AddSingleton<SampleStore>();
}
