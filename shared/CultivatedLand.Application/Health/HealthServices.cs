using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Health;

/// <summary>Extension method that registers the parts of the health of the host.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services
            .AddSingleton<LoopMonitor>()
            .AddSingleton<RecordSetCheck>()
            .AddSingleton<HostHealth>()
            .AddSingleton<AdministratorMails>()
            .AddSingleton<AuditFloodNotifier>();
}
