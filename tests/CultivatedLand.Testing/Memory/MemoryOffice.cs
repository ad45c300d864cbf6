using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Testing.Memory;

/// <summary>Office on stores in memory: task service and mail dispatcher on one clock, and a mailbox that takes everything.</summary>
public sealed class MemoryOffice
{
    /// <param name="rules">Null for the schedule alone, without hand-overs.</param>
    public MemoryOffice(TimeProvider clock, IChangeSignal? changeSignal = null, TaskRules? rules = null)
    {
        changeSignal ??= new NoChangeSignal();
        var stores = new MemoryStores();
        (Ledger, Views, Outbox, Shelf, Directory) = (stores.Ledger, stores.Views, stores.Outbox, stores.Shelf, stores.Directory);
        (Disk, Archive, Links, Cabinet) = (stores.Disk, stores.Archive, stores.Links, stores.Cabinet);
        Directory.People = new PeopleDirectory([
            new(Some.Village, Role.Leader, null, "李村长", "li@q.example"),
            new(Some.Village, Role.LeadOffice, null, "建管办", "jgb@q.example"),
        ]);
        Mailbox = new Mailbox(clock);
        Receipts = new ReceiptStore(Cabinet);
        Desk = SomeServices.Tasks(Ledger, rules ?? Some.ScheduleAlone, clock, changeSignal);
        Post = SomeServices.Mails(
            Ledger,
            Outbox,
            Directory,
            Cabinet,
            new PlainComposer(),
            Mailbox,
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: false),
            clock,
            changeSignal
        );
    }

    public SimulatedDisk Disk { get; }

    public MemoryLedger Ledger { get; }

    public MemoryOutbox Outbox { get; }

    public MemoryPlanStore Shelf { get; }

    public MemoryDirectoryStore Directory { get; }

    public MemoryArchive Archive { get; }

    public MemoryLinkRevocationStore Links { get; }

    public MemoryRecordStore Cabinet { get; }

    public MemoryLedgerViews Views { get; }

    public Mailbox Mailbox { get; }

    public TaskService Desk { get; }

    public MailDispatcher Post { get; }

    public ReceiptStore Receipts { get; }

    /// <summary>Plans a task and starts it.</summary>
    public async Task<MemoryOffice> With(TaskSpec spec, TaskId? id = null)
    {
        await Desk.Execute(id ?? Some.Id, SomeCommands.Plan(spec) with { Id = id ?? Some.Id }, default);
        await Desk.Execute(id ?? Some.Id, SomeCommands.Start, default);
        return this;
    }
}
