using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Extension method that registers the parts of the wording of mail.</summary>
internal static class MailCompositionServices
{
    public static IServiceCollection AddMailComposition(this IServiceCollection services) =>
        services.AddSingleton<IMailComposer, OfficeMailComposer>().AddSingleton<SimpleMailComposer>();
}
