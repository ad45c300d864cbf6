using CultivatedLand.Casework.Grids;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>The parts of the grid: leads, patrols and what time makes of them.</summary>
internal static class GridParts
{
    public static void AddGrid(this IServiceCollection services)
    {
        services.AddSingleton<GridBook>();
        services.AddSingleton<LeadDesk>();
        services.AddSingleton<PatrolDesk>();
        services.AddSingleton<GridMail>();
        services.AddSingleton<GridRound>();
        services.AddSingleton<FieldPhotos>();
        services.AddScoped<LeadRoom>();
        services.AddScoped<PatrolRoom>();
    }
}
