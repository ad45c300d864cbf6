using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.People;

/// <summary>Extension method that registers the parts of the directory of people.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddSingleton<DirectoryService>();
}
