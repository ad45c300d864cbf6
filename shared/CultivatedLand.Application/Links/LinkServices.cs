using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Links;

/// <summary>Extension method that registers the parts of links in mails.</summary>
internal static class LinkServices
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services.AddSingleton<LinkRevocationService>();
}
