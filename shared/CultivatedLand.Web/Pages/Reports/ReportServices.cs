using CultivatedLand.Casework.Bulletins;
using CultivatedLand.Casework.Funding;
using CultivatedLand.Casework.Indicators;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Interviews;
using CultivatedLand.Casework.Sampling;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Reports;

internal static class ReportServices
{
    /// <summary>The host calls <see cref="BulletinRound.Send"/> when <see cref="BulletinRound.NextAt"/> has come.</summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<RhythmBook>();
        services.AddSingleton<BulletinMail>();
        services.AddSingleton<BulletinRound>();
        services.AddSingleton<FundingBook>();
        services.AddSingleton<SettlementDesk>();
        services.AddSingleton<SampleBook>();
        services.AddSingleton<IndicatorBook>();
        services.AddSingleton<InterviewBook>();
        services.AddSingleton<PlaceConducts>();
        services.AddSingleton<InterviewMail>();
        services.AddSingleton<InterviewRound>();
        services.AddSingleton<PlanPlaces>();
        services.AddSingleton<PlanAdoption>();
    }
}
