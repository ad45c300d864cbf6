using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Parcels;

/// <summary>Extension method that registers the parts of parcels.</summary>
internal static class ParcelServices
{
    public static IServiceCollection AddParcels(this IServiceCollection services) => services.AddSingleton<ParcelStore>();
}
