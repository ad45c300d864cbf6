using CultivatedLand.Casework.Webhooks;
using CultivatedLand.Web.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Api.Webhooks;

internal static class WebhookServices
{
    /// <summary>The host calls <see cref="WebhookRound.Tell"/> whenever something has changed, and from time to time for what failed.</summary>
    public static void AddWebhooks(this IServiceCollection services, SurfaceSettings settings)
    {
        services.AddSingleton<WebhookBook>();
        services.AddSingleton(new WebhookWriter(settings.PublicAddress, settings.Language));
        services.AddSingleton<IWebhookSender, HttpWebhookSender>();
        services.AddSingleton<WebhookRound>();
    }
}
