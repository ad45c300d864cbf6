using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>Extension method that registers what runs beside the web of the embedded host.</summary>
public static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services, HostSettings settings, HostDataFolder folder)
    {
        if (settings.ClockStart is null)
            services.AddHostedService<ClockWorker>();
        services.AddHostedService<WakeWorker>();
        services.AddHostedService<MailWorker>();
        services.AddHostedService<WebhookWorker>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<InboxWorker>(provider, folder, settings.Speech));
        return services;
    }
}
