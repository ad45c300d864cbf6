using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>What an intake of plans stands on in tests: the stores, the clock, and the services made of them.</summary>
public sealed record MemoryIntake(
    IArchive Archive,
    IPlanStore Shelf,
    IRecordStore Cabinet,
    IOutbox Outbox,
    PlanStarter Starter,
    MailContext Context,
    TimeProvider Clock,
    IChangeSignal ChangeSignal
)
{
    /// <summary>What runs a start. Null for a host that has finished it when it answers.</summary>
    public Func<PlanStartSteps, IPlanStartRunner>? Runner { get; init; }

    public PlanEditionService Editions => field ??= new(Archive, Shelf, Cabinet, Starter, Clock);

    public PlanIntake Make(bool startsAutomatically)
    {
        var (mails, identity) = (new PlaceMailLog(Cabinet, Outbox), new PlanIdentityService(Shelf, Editions, Cabinet));
        var reviewer = new StartReviewer(identity, new EditionComparer(Starter));
        var cancellations = new CancellationNotifier(Shelf, mails, Context, Clock, ChangeSignal);
        var steps = new PlanStartSteps(Shelf, Editions, reviewer, cancellations, Starter, new PlanStartProgressStore(Cabinet));
        return new PlanIntake(
            Archive,
            Shelf,
            Starter,
            new PlanRejectionNotifier(Shelf, mails, Context, Clock, ChangeSignal),
            Editions,
            identity,
            new PlanPlaceFinder(Shelf, new AccountStore(Cabinet), identity),
            reviewer,
            Runner is null ? new ImmediatePlanStartRunner(steps) : Runner(steps),
            Clock,
            new IntakeSettings(startsAutomatically)
        );
    }
}
