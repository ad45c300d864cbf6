using CultivatedLand.Application.Webhooks;
using CultivatedLand.Web.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Api.Webhooks;

/// <summary>Extension method that registers what a webhook needs of the web: where it may go, and how it is sent.</summary>
internal static class WebhookSendingServices
{
    public static void AddWebhookSending(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton(new WebhookTargets(settings.AllowsPrivateWebhooks));
        services.AddSingleton(new WebhookMessageWriter(settings.PublicAddress, settings.Language));
        services.AddSingleton<IWebhookSender, HttpWebhookSender>();
    }
}
