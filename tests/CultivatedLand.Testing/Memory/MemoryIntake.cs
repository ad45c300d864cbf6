using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Testing.Memory;

/// <summary>What an intake of plans stands on in tests: the stores, the clock, and the services made of them.</summary>
public sealed record MemoryIntake(
    IArchive Archive,
    IPlanStore Shelf,
    IDirectoryStore Directory,
    ILedger Ledger,
    TaskService Tasks,
    IRecordStore Cabinet,
    IOutbox Outbox,
    MailContext Context,
    TimeProvider Clock,
    IChangeSignal ChangeSignal
)
{
    /// <summary>What runs a start. Null for a host that has finished it when it answers.</summary>
    public Func<PlanStartSteps, IPlanStartRunner>? Runner { get; init; }

    /// <summary>Reader of the documents. The present one, unless a test puts another in its place.</summary>
    public IPlanReader Reader { get; init; } = new CurrentPlanReader();

    public PlanEditionService Editions => field ??= new(Shelf, Cabinet, EditionReadings, Opener, Clock);

    public PlanCorrectionService Corrections => field ??= new(Editions, Opener, Check, Clock);

    public PlanRereadingService Rereadings => field ??= new(Editions, Opener, EditionReadings, Readings, Check, Clock);

    /// <summary>Service that starts what came in.</summary>
    public PlanStartService Starts => field ??= NewStarts();

    private PlanIdentityService Identity => field ??= new(Shelf, Editions, Cabinet);

    private PlaceMailLog Mails => field ??= new(Cabinet, Outbox);

    private StartReviewer Reviewer => field ??= new(Identity, new EditionComparer(PlanTasks));

    private PlanPlaceFinder Places => field ??= new(Directory, new AccountStore(Cabinet), Identity);

    private PlanReadingStore Readings => field ??= new(Archive, Reader, new SetAsideStore(Clock, new NoStoreFailures()));

    private EditionReadings EditionReadings => field ??= new(Archive, Readings, Clock);

    private PlanEditionOpener Opener => field ??= new(Check, Clock);

    private PlanCheck Check => field ??= new(Tasks, Clock);

    private PlanTaskReader PlanTasks => field ??= new(Ledger);

    public PlanIntake Make(bool startsAutomatically) =>
        new(
            Archive,
            Shelf,
            Directory,
            Check,
            new PlanRejectionNotifier(Directory, Mails, Context, Clock, ChangeSignal),
            Readings,
            Editions,
            Identity,
            Places,
            Reviewer,
            Starts,
            Clock,
            new IntakeSettings(startsAutomatically)
        );

    private PlanStartService NewStarts()
    {
        var steps = new PlanStartSteps(
            Shelf,
            Editions,
            Reviewer,
            new CancellationNotifier(Directory, Mails, Context, Clock, ChangeSignal),
            new PlanStarter(Tasks, PlanTasks, Shelf, Clock),
            new PlanStartProgressStore(Cabinet),
            new NoPlanSupplements()
        );
        return new PlanStartService(
            Shelf,
            Editions,
            Corrections,
            Identity,
            Places,
            Reviewer,
            Runner is null ? new ImmediatePlanStartRunner(steps) : Runner(steps),
            Clock,
            new SetAsideStore(Clock, new NoStoreFailures())
        );
    }
}
