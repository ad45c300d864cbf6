using CultivatedLand.Application.Grids;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Patrols;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Leads;

/// <summary>Extension methods that register the parts of the grid: leads, patrols and their job.</summary>
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
