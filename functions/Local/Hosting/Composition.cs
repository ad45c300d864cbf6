using CultivatedLand.Application;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain;
using CultivatedLand.Local.Mail;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.LedgerViews;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Local.Storage.Tasks;
using CultivatedLand.Web;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Local.Hosting;

/// <summary>Composition root of the embedded host. It names every part.</summary>
public static class Composition
{
    public static IServiceCollection AddHost(
        this IServiceCollection services,
        HostSettings settings,
        HostDataFolder folder,
        SqliteDatabase database,
        TimeProvider clock
    )
    {
        AddTime(services, clock);
        AddStorage(services, folder, database);
        AddApplicationServices(services, settings, folder);
        services.AddWeb(
            new WebOptions(
                new Uri(
                    settings.PublicAddress
                        ?? settings
                            .Urls.Split(';')[0]
                            .Replace("*", "localhost", StringComparison.Ordinal)
                            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
                ),
                folder.AdminToken(),
                (long)settings.LargestUploadMb << 20,
                TimeSpan.FromDays(settings.LinkDays),
                settings.ClockStart is not null,
                settings.Speech
            )
            {
                Access = new AccessOptions { ClientAddressHeader = settings.ClientAddressHeader, Rules = settings.AccessRules },
                AllowsPrivateWebhooks = settings.AllowPrivateWebhooks,
            }
        );
        services.AddDataProtection().SetApplicationName("CultivatedLand").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        return services;
    }

    private static void AddTime(IServiceCollection services, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton<WakeSignals>();
        services.AddSingleton<IChangeSignal>(provider => provider.GetRequiredService<WakeSignals>());
        services.AddSingleton<ITaskWaker, DueTaskWaker>();
        services.AddSingleton<WorkCycle>();
        if (clock is not VirtualClock virtualClock)
            return;

        services.AddSingleton(virtualClock);
        services.AddSingleton<ISettableClock, TimeMachine>();
    }

    private static void AddStorage(IServiceCollection services, HostDataFolder folder, SqliteDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton<ILedger, SqliteLedger>();
        services.AddSingleton<ILedgerViews, SqliteLedgerViews>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<IPlanStore, SqlitePlanStore>();
        services.AddSingleton<IDirectoryStore, SqliteDirectoryStore>();
        services.AddSingleton<ILinkRevocationStore, SqliteLinkRevocationStore>();
        services.AddSingleton<IRecordStore, SqliteRecordStore>();
        services.AddSingleton(database.SetAside);
        services.AddSingleton<IHostProbe, DataFolderProbe>();
        services.AddSingleton<ClockCorrection>();
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<IHostProbe>(provider => provider.GetRequiredService<ClockWatch>());
        services.AddSingleton<IStoreErrorExplainer, DataFolderErrorExplainer>();
        services.AddSingleton<IArchive>(new FileArchive(new DataFolder(folder.Path).Archive));
    }

    private static void AddApplicationServices(IServiceCollection services, HostSettings settings, HostDataFolder folder)
    {
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
        services.AddInboxFiles(
            settings.Speech,
            new LocalizedText("cultivatedland import <文件> --start", "cultivatedland import <file> --start")
        );
        services.AddSingleton<IMailer>(
            settings.UsesSmtp
                ? new SmtpMailer(settings.Smtp, settings.Speech)
                : new PickupMailer(folder.Mail, new MailSender(settings.PickupFrom, settings.Office), settings.Speech)
        );
    }
}
