using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Letters;

/// <summary>Extension method that registers the parts of letters.</summary>
internal static class OfficeLetterServices
{
    public static IServiceCollection AddOfficeLetters(this IServiceCollection services) =>
        services.AddSingleton<OfficeLetterStore>().AddSingleton<OfficeLetterDrafter>().AddSingleton<OfficeLetterService>();
}
