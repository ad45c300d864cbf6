using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Bodies;

/// <summary>Extension method that registers the parts of bodies.</summary>
internal static class BodyServices
{
    public static IServiceCollection AddBodies(this IServiceCollection services) =>
        services.AddSingleton<BodyStore>().AddSingleton<BodyService>();
}
