using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Substitutions;

/// <summary>Extension method that registers the parts of substituted area.</summary>
internal static class SubstitutionServices
{
    public static IServiceCollection AddSubstitutions(this IServiceCollection services) =>
        services.AddSingleton<SubstitutionStore>().AddSingleton<SubstitutionReader>();
}
