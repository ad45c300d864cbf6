using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Testing.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// What both hosts get in a story instead of their own: stores in memory, a clock that is set, a mail server with moods.
/// Everything else is as each host composes it.
/// </summary>
internal static class StoryParts
{
    /// <param name="ledger">Ledger in place of the one of the stores. Null for that.</param>
    public static ServiceProvider BuiltOn(
        this IServiceCollection services,
        MemoryStores stores,
        TimeProvider clock,
        IMailer mailer,
        ILedger? ledger = null
    )
    {
        services.AddSingleton(ledger ?? stores.Ledger);
        services.AddSingleton<ILedgerViews>(stores.Views);
        services.AddSingleton<IPlanStore>(stores.Shelf);
        services.AddSingleton<IDirectoryStore>(stores.Directory);
        services.AddSingleton<IArchive>(stores.Archive);
        services.AddSingleton<IRecordStore>(stores.Cabinet);
        services.AddSingleton<ILinkRevocationStore>(stores.Links);
        services.AddSingleton(stores.Cabinet.SetAside);
        services.AddSingleton(clock);
        services.AddSingleton(mailer);

        // Each host's settings and each machine's keys are its own; a story has one pace and no links.
        services.AddSingleton(new DeliveryRules(DeliveryRetryPolicy.Default, SendingLimits.Default, holdsInterviews: true));
        services.AddSingleton(provider => new MailContext(
            "石桥镇人民政府",
            provider.GetRequiredService<CurrentDeadlineRules>(),
            (_, _) => null,
            _ => null
        ));
        return services.BuildServiceProvider();
    }
}
