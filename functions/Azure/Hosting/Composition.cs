using CultivatedLand.Azure.Intake;
using CultivatedLand.Azure.Mail;
using CultivatedLand.Azure.Orchestrations;
using CultivatedLand.Azure.Storage;
using CultivatedLand.Azure.Web;
using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Calendars;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Links;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Casework.Posting.Composing;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Web;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Links;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Azure.Hosting;

/// <summary>The Azure host, put together: every part is named here.</summary>
/// <remarks>
/// Any number of machines run it at once, and none knows of the others. What keeps them from doing anything twice:
/// a task changes only on the version that was read, and whoever loses the race decides again (ledger);
/// a notice is stored and mailed once by its identity (ledger, outbox); a plan is known by its content (shelf);
/// an orchestration is known by its task's id, and knows nothing that the ledger does not (clocks);
/// timers run on one machine at a time. So no part here may keep state between two calls, other than caches and the rate of sending,
/// which only the mail round uses.
/// </remarks>
internal static class Composition
{
    public static void AddCasework(this IServiceCollection services, AzureSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RulesInForce(settings.DeadlinePolicy(), ChinaHolidays.Calendar, provider.GetRequiredService<ICabinet>()));
        services.AddTransient(provider => provider.GetRequiredService<RulesInForce>().Current);
        services.AddTransient(provider => provider.GetRequiredService<RulesInForce>().Current.Calendar);
        services.AddSingleton<RulesDesk>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<PlanStart>();
        services.AddSingleton<EditionBook>();
        services.AddSingleton<EditionComparer>();
        services.AddSingleton<DirectoryDesk>();
        services.AddSingleton<LinkRevocations>();
        services.AddSingleton<PlanIntake>();
        services.AddSingleton<IntakeReply>();
        services.AddSingleton(new IntakeSettings(settings.AutoStart));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DroppedFile>(provider, settings.Speech, new Sentence("在方案页面上", "on the page of plans")));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PlanContainer>(provider, settings.Speech));
    }

    public static void AddPosting(this IServiceCollection services, AzureSettings settings)
    {
        services.AddSingleton<PostRoom>();
        services.AddSingleton<BounceReply>();
        services.AddSingleton<Feedback>();
        services.AddSingleton<IOutbox>(provider => ActivatorUtilities.CreateInstance<WatchedOutbox>(provider, ActivatorUtilities.CreateInstance<TableOutbox>(provider)));
        services.AddSingleton(new DeliveryRules(Backoff.Default, settings.Limits, settings.HoldInterviews));
        services.AddSingleton(settings.SendGrid);
        services.AddSingleton<IMailer>(provider => new SendGridMailer(settings.SendGrid, settings.Office, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMailComposer, OfficeComposer>();
        services.AddSingleton(provider => new MailContext(settings.Office, provider.GetRequiredService<RulesInForce>(), provider.GetRequiredService<CaseLinks>().TaskFor, _ => null)
        {
            Language = settings.Speech,
            PublicAddress = new Uri(settings.PublicAddress),
            LeadingGroup = settings.LeadingGroup,
        });
    }

    public static void AddClocks(this IServiceCollection services)
    {
        services.AddSingleton<Sweeper>();
        services.AddSingleton<TaskBell>();
        services.AddSingleton<IDoorbell>(provider => provider.GetRequiredService<TaskBell>());
    }

    public static void AddWeb(this IServiceCollection services, AzureSettings settings)
    {
        var largest = (long)settings.LargestUploadMb << 20;
        services.AddSurface(new SurfaceSettings(new Uri(settings.PublicAddress), settings.ApiToken, largest, TimeSpan.FromDays(settings.LinkDays), IsVirtualTime: false, settings.Speech)
        {
            Access = new AccessSettings { PlatformAuthenticates = settings.PlatformAuthenticates, ClientAddressHeader = settings.ClientAddressHeader },
        });
        services.AddSingleton<SurfacePipeline>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = largest + 4096);
        services.AddDataProtection().SetApplicationName("CultivatedLand");
        services.AddSingleton<CabinetKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<CabinetKeys>()));
    }
}
