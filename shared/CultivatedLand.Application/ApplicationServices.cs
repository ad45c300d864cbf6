using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Exports;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Letters;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Samples;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Application.Substitutions;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application;

/// <summary>
/// Extension methods that register the use cases, the same for every host.
/// The host adds what differs: storage, mailer, change signal, clock, and the way in which files arrive.
/// </summary>
public static class ApplicationServices
{
    public static IServiceCollection AddApplication(this IServiceCollection services, OfficeOptions settings) =>
        services
            .AddSingleton(settings)
            .AddSingleton(provider => new CurrentDeadlineRules(
                settings.Policy,
                ChinaHolidays.Calendar,
                provider.GetRequiredService<IRecordStore>()
            ))
            .AddTransient(provider => provider.GetRequiredService<CurrentDeadlineRules>().Current)
            .AddTransient(provider => provider.GetRequiredService<CurrentDeadlineRules>().Current.Calendar)
            .AddSingleton(new IntakeSettings(settings.StartsAutomatically))
            .AddSingleton(new DeliveryRules(DeliveryRetryPolicy.Default, settings.Limits, settings.HoldsInterviews))
            .AddAccounts()
            .AddSignIn()
            .AddAccountAdministration()
            .AddHealth()
            .AddTasks()
            .AddToDo()
            .AddHandOvers()
            .AddEvidence()
            .AddLedgerViews()
            .AddExports()
            .AddLinks()
            .AddPeople()
            .AddBodies()
            .AddPlans()
            .AddPlanReadings()
            .AddPlanCorrections()
            .AddPlanIdentity()
            .AddPlanStarts()
            .AddPlanIntake()
            .AddDuties()
            .AddMailLog()
            .AddMailComposition()
            .AddMailDelivery()
            .AddBulletins()
            .AddFunding()
            .AddSamples()
            .AddIndicators()
            .AddSubstitutions()
            .AddInterviews()
            .AddGrid()
            .AddFieldRecords()
            .AddAssessments()
            .AddOfficeLetters()
            .AddParcels()
            .AddCalendarFeeds()
            .AddWebhooks()
            .AddSingleton(provider => new CycleJobs(
                provider.GetRequiredService<TaskSplitJob>(),
                provider.GetRequiredService<GridJob>(),
                provider.GetRequiredService<InterviewJob>(),
                provider.GetRequiredService<FieldRecordJob>(),
                provider.GetRequiredService<BulletinJob>(),
                provider.GetRequiredService<MeetingInvitationJob>()
            ));

    /// <param name="start">Place where a person starts a plan that arrived as a file and did not start by itself.</param>
    public static IServiceCollection AddInboxFiles(this IServiceCollection services, Language language, LocalizedText start) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InboxFileHandler>(provider, language, start));
}
