using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Mail.Delivery;

/// <summary>Extension method that registers what sends mail and hears of its fate.</summary>
internal static class MailDeliveryServices
{
    public static IServiceCollection AddMailDelivery(this IServiceCollection services) =>
        services
            .AddSingleton<MailDispatcher>()
            .AddSingleton<IHeldMailNotifier, HeldMailNotifier>()
            .AddSingleton<BounceNotifier>()
            .AddSingleton<DeliveryReportHandler>();
}
