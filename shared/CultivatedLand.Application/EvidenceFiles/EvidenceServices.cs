using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.EvidenceFiles;

/// <summary>Extension method that registers the parts of evidence.</summary>
internal static class EvidenceServices
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services.AddSingleton<EvidenceService>();
}
