using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Webhooks;

/// <summary>Extension method that registers the parts of webhooks.</summary>
internal static class WebhookServices
{
    /// <summary>
    /// Registers the parts.
    /// The host calls <see cref="WebhookJob.Tell(CancellationToken)"/> whenever something has changed,
    /// and from time to time for failed messages.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services.AddSingleton<WebhookStore>().AddSingleton<WebhookJob>();
}
