using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Exports;

/// <summary>Extension method that registers the parts of exports.</summary>
internal static class ExportServices
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddSingleton<LedgerExport>();
}
