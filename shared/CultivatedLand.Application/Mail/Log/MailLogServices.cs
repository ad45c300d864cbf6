using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Mail.Log;

/// <summary>Extension method that registers the log of mails by place.</summary>
internal static class MailLogServices
{
    public static IServiceCollection AddMailLog(this IServiceCollection services) =>
        services.AddSingleton<PlaceMailLog>().AddSingleton<NumberedMails>();
}
