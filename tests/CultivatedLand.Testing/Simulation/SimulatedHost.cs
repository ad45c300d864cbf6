using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Workers;
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
        Desk = new TaskService(store.Ledger, Rules, clock, noChangeSignal);
        Intake = new MemoryIntake(
            store.Archive,
            store.Shelf,
            store.Cabinet,
            store.Outbox,
            new PlanStarter(Desk, store.Ledger, store.Shelf, clock),
            new MailContext("石桥镇", Rules, (_, _) => null, _ => null),
            clock,
            noChangeSignal
        ).Make(startsAutomatically: false);
        Post = new MailDispatcher(
            store.Ledger,
            store.Outbox,
            store.Shelf,
            new PlainComposer(),
            mailer,
            new DeliveryRules(DeliveryRetryPolicy.Default, SendingLimits.Default, holdsInterviews: true),
            clock,
            noChangeSignal
        );
        Rounds = new WorkCycle(Desk, Post, store.Ledger, store.Outbox);
    }

    public TaskService Desk { get; }

    public PlanIntake Intake { get; }

    public MailDispatcher Post { get; }

    public WorkCycle Rounds { get; }

    public void Dispose() => Rounds.Dispose();
}
