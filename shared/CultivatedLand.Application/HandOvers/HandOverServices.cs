using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.HandOvers;

/// <summary>Extension method that registers the parts of hand-overs.</summary>
internal static class HandOverServices
{
    public static IServiceCollection AddHandOvers(this IServiceCollection services) => services.AddSingleton<ReceiptStore>();
}
