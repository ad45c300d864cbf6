using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Duties;

/// <summary>Extension method that registers the parts of standing duties.</summary>
internal static class DutyServices
{
    public static IServiceCollection AddDuties(this IServiceCollection services) => services.AddSingleton<DutyService>();
}
