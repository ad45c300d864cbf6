using CultivatedLand.Casework.Calendars;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Casework.Posting.Composing;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The real casework over the simulated store, clock and mail server: what is lost when a host dies.</summary>
internal sealed class SimulatedHost : IDisposable
{
    public static readonly TaskRules Rules = new(DeadlinePolicy.Default, ChinaHolidays.Calendar);

    public SimulatedHost(SimulatedStore store, SimulatedClock clock, IMailer mailer)
    {
        var doorbell = new SilentDoorbell();
        Desk = new TaskDesk(store.Ledger, Rules, clock, doorbell);
        var reply = new IntakeReply(store.Shelf, new MailPlaces(store.Cabinet, store.Outbox), new MailContext("石桥镇", Rules, (_, _) => null, _ => null), clock, doorbell);
        var start = new PlanStart(Desk, store.Ledger, store.Shelf, clock);
        Intake = new PlanIntake(store.Archive, store.Shelf, start, reply, new EditionBook(store.Archive, store.Shelf, store.Cabinet, start, clock), clock, new IntakeSettings(StartsAutomatically: false));
        Post = new PostRoom(store.Ledger, store.Outbox, store.Shelf, new PlainComposer(), mailer, new DeliveryRules(Backoff.Default, SendingLimits.Default, holdsInterviews: true), clock, doorbell);
        Rounds = new Rounds(Desk, Post, store.Ledger, store.Outbox);
    }

    public TaskDesk Desk { get; }

    public PlanIntake Intake { get; }

    public PostRoom Post { get; }

    public Rounds Rounds { get; }

    public void Dispose() => Rounds.Dispose();
}
