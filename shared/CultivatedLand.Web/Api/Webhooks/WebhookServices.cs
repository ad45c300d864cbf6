using CultivatedLand.Application.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Api.Webhooks;

/// <summary>Extension methods that register the parts of webhooks.</summary>
internal static class WebhookServices
{
    /// <summary>
    /// Registers the parts.
    /// The host calls <see cref="WebhookJob.Tell"/> whenever something has changed, and from time to time for failed messages.
    /// </summary>
    public static void AddWebhooks(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton<WebhookStore>();
        services.AddSingleton(new WebhookTargets(settings.AllowsPrivateWebhooks));
        services.AddSingleton(new WebhookMessageWriter(settings.PublicAddress, settings.Language));
        services.AddSingleton<IWebhookSender, HttpWebhookSender>();
        services.AddSingleton<WebhookJob>();
    }
}
