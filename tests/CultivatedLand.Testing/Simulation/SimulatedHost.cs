using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Host of the real casework over the simulated store, clock and mail server: what is lost when a host dies.</summary>
public sealed class SimulatedHost : IDisposable
{
    public static readonly TaskRules Rules = new(DeadlinePolicy.Default, ChinaHolidays.Calendar);

    public SimulatedHost(MemoryStores store, SimulatedClock clock, IMailer mailer)
    {
        var noChangeSignal = new NoChangeSignal();
        Desk = SomeServices.Tasks(store.Ledger, Rules, clock, noChangeSignal);
        var parts = new MemoryIntake(
            store.Archive,
            store.Shelf,
            store.Directory,
            store.Ledger,
            Desk,
            store.Cabinet,
            store.Outbox,
            new MailContext("石桥镇", Rules, (_, _) => null, _ => null),
            clock,
            noChangeSignal
        );
        (Intake, Starts) = (parts.Make(startsAutomatically: false), parts.Starts);
        Post = SomeServices.Mails(
            store.Ledger,
            store.Outbox,
            store.Directory,
            store.Cabinet,
            new PlainComposer(),
            mailer,
            new DeliveryRules(DeliveryRetryPolicy.Default, SendingLimits.Default, holdsInterviews: true),
            clock,
            noChangeSignal
        );
        Rounds = SomeServices.Cycle(Desk, Post, store.Ledger, store.Outbox, clock);
    }

    public TaskService Desk { get; }

    public PlanIntake Intake { get; }

    public PlanStartService Starts { get; }

    public MailDispatcher Post { get; }

    public WorkCycle Rounds { get; }

    public void Dispose() => Rounds.Dispose();
}
