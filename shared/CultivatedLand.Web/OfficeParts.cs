using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Calendars;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Links;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Casework.Posting.Composing;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Web.Links;
using CultivatedLand.Web.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web;

/// <summary>The parts of Casework that every host needs. What differs stays with the host: storage, mailer, doorbell, clock, and how files come in.</summary>
public static class OfficeParts
{
    public static IServiceCollection AddOffice(this IServiceCollection services, OfficeSettings settings)
    {
        services.AddSingleton(provider => new RulesInForce(settings.Policy, ChinaHolidays.Calendar, provider.GetRequiredService<ICabinet>()));
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
        services.AddSingleton(new IntakeSettings(settings.StartsAutomatically));
        services.AddSingleton<PostRoom>();
        services.AddSingleton<BounceReply>();
        services.AddSingleton<Feedback>();
        services.AddSingleton(new DeliveryRules(Backoff.Default, settings.Limits, settings.HoldsInterviews));
        services.AddSingleton<IMailComposer, OfficeComposer>();
        services.AddSingleton<PlainMail>();
        services.AddSingleton<MailPlaces>();
        services.AddSingleton(provider => Context(settings, provider));
        return services;
    }

    /// <param name="start">Where a person starts a plan that came in as a file and did not start by itself.</param>
    public static IServiceCollection AddDroppedFiles(this IServiceCollection services, Language language, Sentence start) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DroppedFile>(provider, language, start));

    private static MailContext Context(OfficeSettings settings, IServiceProvider provider)
    {
        var surface = provider.GetRequiredService<SurfaceSettings>();
        return new MailContext(settings.Name, provider.GetRequiredService<RulesInForce>(), provider.GetRequiredService<CaseLinks>().TaskFor, _ => null)
        {
            Language = settings.Language,
            PublicAddress = surface.PublicAddress,
            LeadingGroup = settings.LeadingGroup,
            IsVirtualTime = surface.IsVirtualTime,
        };
    }
}

/// <param name="Name">The sender's full name: letterhead of letters and signature of mails.</param>
/// <param name="LeadingGroup">领导小组, in whose name interviews are held; null for the office itself.</param>
/// <param name="Policy">Of the deployment: what counts while nobody has set another in the console.</param>
/// <param name="Limits">Null for a mailer that takes everything at once.</param>
/// <param name="Language">Of mails.</param>
public sealed record OfficeSettings(string Name, string? LeadingGroup, DeadlinePolicy Policy, SendingLimits? Limits, bool HoldsInterviews, bool StartsAutomatically, Language Language);
