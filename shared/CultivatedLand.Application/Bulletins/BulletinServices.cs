using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Extension method that registers the parts of bulletins and meetings.</summary>
internal static class BulletinServices
{
    public static IServiceCollection AddBulletins(this IServiceCollection services) =>
        services
            .AddSingleton<RhythmStore>()
            .AddSingleton<RhythmReader>()
            .AddSingleton<PlaceWeekReader>()
            .AddSingleton<BulletinMailComposer>()
            .AddSingleton<BulletinRemarks>()
            .AddSingleton<BulletinBuilder>()
            .AddSingleton<BulletinJob>()
            .AddSingleton<MeetingInvitationStore>()
            .AddSingleton<MeetingInvitationComposer>()
            .AddSingleton<MeetingInvitationJob>()
            .AddSingleton<MeetingMinutesService>()
            .AddSingleton<MeetingOccasionService>()
            .AddSingleton<MeetingAgendaReader>();
}
