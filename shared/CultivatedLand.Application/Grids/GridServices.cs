using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Grids;

/// <summary>Extension method that registers the parts of the grid: leads, patrols and their job.</summary>
internal static class GridServices
{
    public static IServiceCollection AddGrid(this IServiceCollection services) =>
        services
            .AddSingleton<GridStore>()
            .AddSingleton<LeadService>()
            .AddSingleton<PatrolService>()
            .AddSingleton<GridMailComposer>()
            .AddSingleton<GridJob>();
}
