using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Calendars;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Links;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Casework.Posting.Composing;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Casework.Time;
using CultivatedLand.Domain;
using CultivatedLand.Local.Mail;
using CultivatedLand.Local.Storage;
using CultivatedLand.Web;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Links;
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
        AddCasework(services, settings);
        AddPosting(services, settings, folder);
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

    private static void AddCasework(IServiceCollection services, HostSettings settings)
    {
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
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DroppedFile>(provider, settings.Speech, new Sentence("cultivatedland import <文件> --start", "cultivatedland import <file> --start")));
    }

    private static void AddPosting(IServiceCollection services, HostSettings settings, HostFolder folder)
    {
        services.AddSingleton<PostRoom>();
        services.AddSingleton<BounceReply>();
        services.AddSingleton<Feedback>();
        services.AddSingleton(new DeliveryRules(Backoff.Default, settings.Limits, settings.HoldInterviews));
        services.AddSingleton<IMailer>(settings.UsesSmtp
            ? new SmtpMailer(settings.Smtp, settings.Speech)
            : new PickupMailer(folder.Mail, new MailSender(settings.PickupFrom, settings.Office), settings.Speech));
        services.AddSingleton<IMailComposer, OfficeComposer>();
        services.AddSingleton(provider => new MailContext(settings.Office, provider.GetRequiredService<RulesInForce>(), provider.GetRequiredService<CaseLinks>().TaskFor, _ => null)
        {
            Language = settings.Speech,
            PublicAddress = provider.GetRequiredService<SurfaceSettings>().PublicAddress,
            LeadingGroup = settings.LeadingGroup,
            IsVirtualTime = settings.ClockStart is not null,
        });
    }
}
