using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.CalendarFeeds;

/// <summary>Extension method that registers the parts of calendar feeds.</summary>
internal static class CalendarFeedServices
{
    public static IServiceCollection AddCalendarFeeds(this IServiceCollection services) =>
        services.AddSingleton<CalendarFeedStore>().AddSingleton<DueDateFeed>();
}
