using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Reports;

/// <summary>Extension methods that register the parts of the reports.</summary>
internal static class ReportServices
{
    /// <summary>
    /// Registers the parts. The host calls <see cref="BulletinJob.Send"/> when <see cref="BulletinJob.NextAt"/> has come.
    /// </summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<RhythmStore>();
        services.AddSingleton<BulletinMailComposer>();
        services.AddSingleton<BulletinJob>();
        services.AddSingleton<MeetingInvitationStore>();
        services.AddSingleton<MeetingInvitationComposer>();
        services.AddSingleton<MeetingInvitationJob>();
        services.AddSingleton<MeetingMinutesService>();
        services.AddSingleton<MeetingOccasionService>();
        services.AddSingleton<MeetingAgendaReader>();
        services.AddSingleton<FundingStore>();
        services.AddSingleton<SettlementService>();
        services.AddSingleton<SampleStore>();
        services.AddSingleton<IndicatorStore>();
        services.AddSingleton<InterviewStore>();
        services.AddSingleton<InterviewDrafts>();
        services.AddSingleton<InterviewPaperWriter>();
        services.AddSingleton<InterviewPost>();
        services.AddSingleton<InterviewService>();
        services.AddSingleton<PlaceConductReader>();
        services.AddSingleton<InterviewMailComposer>();
        services.AddSingleton<InterviewJob>();
        services.AddSingleton<StartedPlanStore>();
        services.AddSingleton<PlanSupplements>();
    }
}
