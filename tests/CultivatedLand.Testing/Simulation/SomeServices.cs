using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Services made of given stores; what a test does not look at does nothing.</summary>
public static class SomeServices
{
    public static TaskService Tasks(ILedger ledger, CurrentDeadlineRules rules, TimeProvider clock, IChangeSignal changeSignal) =>
        new(ledger, rules, clock, changeSignal, new SetAsideStore(clock, new NoStoreFailures()), new NoWaitingTasks());

    /// <param name="heldMails">Null for nobody who is told of held mails.</param>
    public static MailDispatcher Mails(
        ILedger ledger,
        IOutbox outbox,
        IDirectoryStore directory,
        IRecordStore records,
        IMailComposer composer,
        IMailer mailer,
        DeliveryRules rules,
        TimeProvider clock,
        IChangeSignal changeSignal,
        IHeldMailNotifier? heldMails = null
    ) =>
        new(
            ledger,
            outbox,
            directory,
            composer,
            mailer,
            rules,
            clock,
            changeSignal,
            new SetAsideStore(clock, new NoStoreFailures()),
            new LoopMonitor(clock),
            new NoPaperFacts(),
            new ReceiptStore(records),
            heldMails ?? new NoHeldMailNotifier()
        );

    /// <summary>Returns a cycle that only wakes tasks and sends mails.</summary>
    public static WorkCycle Cycle(TaskService tasks, MailDispatcher mails, ILedger ledger, IOutbox outbox, TimeProvider clock) =>
        new(tasks, mails, ledger, outbox, new SetAsideStore(clock, new NoStoreFailures()), new DueTaskWaker(tasks), NoCycleJob.None);
}
