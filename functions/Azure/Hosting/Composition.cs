using CultivatedLand.Application;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Mail;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Functions.Web;
using CultivatedLand.Web;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Functions.Hosting;

/// <summary>Composition root of the Azure host. It names every part.</summary>
/// <remarks>
/// Any number of machines run this host at once, and none knows of the others. These rules keep them from doing anything twice:
/// a task changes only on the version that was read, and the loser of a race decides again (ledger);
/// a notice is stored and mailed once by its identity (ledger, outbox);
/// a plan is known by its content (plan store);
/// an orchestration is known by its task's id, and knows nothing that the ledger does not know (orchestrations);
/// timers run on one machine at a time.
/// So no part here may keep state between two calls, except caches and the rate of sending, which only the mail job uses.
/// </remarks>
internal static class Composition
{
    public static void AddApplicationServices(this IServiceCollection services, AzureSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<FailingLoopStore>();
        services.AddApplication(
            new OfficeOptions(
                settings.Office,
                settings.LeadingGroup,
                settings.DeadlinePolicy(),
                settings.Limits,
                settings.HoldInterviews,
                settings.AutoStart,
                settings.Speech
            )
        );
        services.AddInboxFiles(settings.Speech, new LocalizedText("在方案页面上", "on the page of plans"));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PlanInboxContainer>(provider, settings.Speech));
    }

    public static void AddPosting(this IServiceCollection services, AzureSettings settings)
    {
        services.AddSingleton<IOutbox>(provider =>
            ActivatorUtilities.CreateInstance<AlertingOutbox>(provider, ActivatorUtilities.CreateInstance<TableOutbox>(provider))
        );
        services.AddSingleton(settings.SendGrid);
        services.AddSingleton<IMailer>(provider => new SendGridMailer(
            settings.SendGrid,
            settings.Office,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    public static void AddClocks(this IServiceCollection services, AzureSettings settings)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InstanceStatusWriter>(provider, settings.Speech));
        services.AddSingleton<ITaskWaker, LateTaskWaker>();
        services.AddSingleton<WorkCycle>();
        services.AddSingleton<OrchestrationSweeper>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<EndedInstancePurger>(provider, TimeSpan.FromDays(settings.KeepEndedDays))
        );
        services.AddSingleton<OrchestrationSignal>();
        services.AddSingleton<IChangeSignal>(provider => provider.GetRequiredService<OrchestrationSignal>());
        services.AddSingleton<IPlanStartRunner>(provider => provider.GetRequiredService<OrchestrationSignal>());
    }

    public static void AddWeb(this IServiceCollection services, AzureSettings settings)
    {
        var largest = (long)settings.LargestUploadMb << 20;
        services.AddWeb(
            new WebOptions(
                new Uri(settings.PublicAddress),
                settings.ApiToken,
                largest,
                TimeSpan.FromDays(settings.LinkDays),
                IsVirtualTime: false,
                settings.Speech
            )
            {
                AllowsPrivateWebhooks = settings.AllowPrivateWebhooks,
                Access = new AccessOptions
                {
                    PlatformAuthenticates = settings.PlatformAuthenticates,
                    ClientAddressHeader = settings.ClientAddressHeader,
                    Rules = settings.AccessRules,
                },
            }
        );
        services.AddSingleton<WebPipeline>();
        services.AddSingleton<FirstRunNotifier>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = largest + 4096);
        services.AddDataProtection().SetApplicationName("CultivatedLand");
        services.AddSingleton<RecordStoreXmlRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = provider.GetRequiredService<RecordStoreXmlRepository>()
        ));
    }
}
