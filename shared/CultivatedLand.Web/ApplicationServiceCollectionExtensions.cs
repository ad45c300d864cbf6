using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Pages.TaskLinks;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web;

/// <summary>
/// Extension methods that register the parts of Application that every host needs.
/// The host adds the parts that differ: storage, mailer, change signal, clock, and the way in which files arrive.
/// </summary>
public static class ApplicationServiceCollectionExtensions
{
    public static IServiceCollection AddApplication(this IServiceCollection services, OfficeOptions settings)
    {
        services.AddSingleton(provider => new CurrentDeadlineRules(
            settings.Policy,
            ChinaHolidays.Calendar,
            provider.GetRequiredService<IRecordStore>()
        ));
        services.AddTransient(provider => provider.GetRequiredService<CurrentDeadlineRules>().Current);
        services.AddTransient(provider => provider.GetRequiredService<CurrentDeadlineRules>().Current.Calendar);
        services.AddSingleton<DeadlineRulesService>();
        services.AddSingleton<TaskService>();
        services.AddSingleton<TaskActionService>();
        services.AddSingleton<PlanStarter>();
        services.AddSingleton<PlanEditionService>();
        services.AddSingleton<EditionComparer>();
        services.AddSingleton<PlanIdentityService>();
        services.AddSingleton<StartReviewer>();
        services.AddSingleton<PlanPlaceFinder>();
        services.AddSingleton<CancellationNotifier>();
        services.AddSingleton<DutyService>();
        services.AddSingleton<DirectoryService>();
        services.AddSingleton<LinkRevocationService>();
        services.AddSingleton<PlanStartProgressStore>();
        services.AddSingleton<PlanStartSteps>();
        services.AddSingleton<IPlanStartRunner, ImmediatePlanStartRunner>();
        services.AddSingleton<PlanIntake>();
        services.AddSingleton<PlanRejectionNotifier>();
        services.AddSingleton(new IntakeSettings(settings.StartsAutomatically));
        services.AddSingleton<PaperFactsReader>();
        services.AddSingleton<MailDispatcher>();
        services.AddSingleton<BounceNotifier>();
        services.AddSingleton<DeliveryReportHandler>();
        services.AddSingleton(new DeliveryRules(DeliveryRetryPolicy.Default, settings.Limits, settings.HoldsInterviews));
        services.AddSingleton<IMailComposer, OfficeMailComposer>();
        services.AddSingleton<SimpleMailComposer>();
        services.AddSingleton<PlaceMailLog>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<ToDoStore>();
        services.AddSingleton<ToDoReader>();
        services.AddSingleton<HeldMailNotifier>();
        services.AddSingleton<LoopMonitor>();
        services.AddSingleton<HostHealth>();
        services.AddSingleton<AdministratorMails>();
        services.AddSingleton<AuditFloodNotifier>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RecordSetCheck>(provider, WebRecordFormats.All));
        services.AddSingleton<SetAsideLog>();
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<SetAsideLog>().Begin();
            return ActivatorUtilities.CreateInstance<SetAsideNotifier>(provider);
        });
        services.AddSingleton(provider => Context(settings, provider));
        return services;
    }

    /// <param name="start">Place where a person starts a plan that arrived as a file and did not start by itself.</param>
    public static IServiceCollection AddInboxFiles(this IServiceCollection services, Language language, LocalizedText start) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InboxFileHandler>(provider, language, start));

    private static MailContext Context(OfficeOptions settings, IServiceProvider provider)
    {
        var web = provider.GetRequiredService<WebOptions>();
        return new MailContext(
            settings.Name,
            provider.GetRequiredService<CurrentDeadlineRules>(),
            provider.GetRequiredService<SignedTaskLinks>().TaskFor,
            _ => null
        )
        {
            Language = settings.Language,
            PublicAddress = web.PublicAddress,
            LeadingGroup = settings.LeadingGroup,
            IsVirtualTime = web.IsVirtualTime,
        };
    }
}

/// <summary>Options of the office that runs the host.</summary>
/// <param name="Name">Full name of the sender, for the letterhead of letters and the signature of mails.</param>
/// <param name="LeadingGroup">Leading group (领导小组) in whose name interviews are held; null for the office itself.</param>
/// <param name="Policy">Policy of the deployment, in force while nobody has set another in the console.</param>
/// <param name="Limits">Null for a mailer that accepts everything at once.</param>
/// <param name="Language">Language of mails.</param>
public sealed record OfficeOptions(
    string Name,
    string? LeadingGroup,
    DeadlinePolicy Policy,
    SendingLimits? Limits,
    bool HoldsInterviews,
    bool StartsAutomatically,
    Language Language
);
