using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Links;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Casework.Time;
using CultivatedLand.Domain;
using CultivatedLand.Local.Mail;
using CultivatedLand.Local.Storage;
using CultivatedLand.Web;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Local.Hosting;

/// <summary>The embedded host, put together: every part is named here.</summary>
public static class Composition
{
    public static IServiceCollection AddHost(this IServiceCollection services, HostSettings settings, HostFolder folder, SqliteDatabase database, TimeProvider clock)
    {
        AddTime(services, clock);
        AddStorage(services, folder, database);
        AddCasework(services, settings, folder);
        services.AddSurface(new SurfaceSettings(
            new Uri(settings.PublicAddress ?? settings.Urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)),
            folder.AdminToken(),
            (long)settings.LargestUploadMb << 20,
            TimeSpan.FromDays(settings.LinkDays),
            settings.ClockStart is not null,
            settings.Speech)
        {
            Access = new AccessSettings { ClientAddressHeader = settings.ClientAddressHeader },
        });
        services.AddDataProtection().SetApplicationName("CultivatedLand").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddHostedService<WakeLoop>();
        services.AddHostedService<MailLoop>();
        services.AddHostedService<WebhookLoop>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Inbox>(provider, folder, settings.Speech));
        return services;
    }

    private static void AddTime(IServiceCollection services, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton<Doorbells>();
        services.AddSingleton<IDoorbell>(provider => provider.GetRequiredService<Doorbells>());
        services.AddSingleton<Rounds>();
        if (clock is not VirtualClock virtualClock) return;

        services.AddSingleton(virtualClock);
        services.AddSingleton<ISettableTime, TimeMachine>();
    }

    private static void AddStorage(IServiceCollection services, HostFolder folder, SqliteDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton<ILedger, SqliteLedger>();
        services.AddSingleton<ILedgerViews, SqliteLedgerViews>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<IPlanShelf, SqlitePlanShelf>();
        services.AddSingleton<ILinkRegister, SqliteLinkRegister>();
        services.AddSingleton<ICabinet, SqliteCabinet>();
        services.AddSingleton<IStoreTroubles, FolderTroubles>();
        services.AddSingleton<IArchive>(new FileArchive(new DataFolder(folder.Path).Archive));
    }

    private static void AddCasework(IServiceCollection services, HostSettings settings, HostFolder folder)
    {
        services.AddOffice(new OfficeSettings(settings.Office, settings.LeadingGroup, settings.DeadlinePolicy(), settings.Limits, settings.HoldInterviews, settings.AutoStart, settings.Speech));
        services.AddDroppedFiles(settings.Speech, new Sentence("cultivatedland import <文件> --start", "cultivatedland import <file> --start"));
        services.AddSingleton<IMailer>(settings.UsesSmtp
            ? new SmtpMailer(settings.Smtp, settings.Speech)
            : new PickupMailer(folder.Mail, new MailSender(settings.PickupFrom, settings.Office), settings.Speech));
    }
}
