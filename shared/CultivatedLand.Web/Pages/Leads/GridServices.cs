using CultivatedLand.Application.Grids;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Patrols;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>The parts of the grid: leads, patrols and what time makes of them.</summary>
internal static class GridServices
{
    public static void AddGrid(this IServiceCollection services)
    {
        services.AddSingleton<GridStore>();
        services.AddSingleton<LeadService>();
        services.AddSingleton<PatrolService>();
        services.AddSingleton<GridMailComposer>();
        services.AddSingleton<GridJob>();
        services.AddSingleton<PhotoUploads>();
        services.AddScoped<LeadPageHandler>();
        services.AddScoped<PatrolPageHandler>();
    }
}
