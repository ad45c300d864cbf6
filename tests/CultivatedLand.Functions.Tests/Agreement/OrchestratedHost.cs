using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>The Azure host's own machinery, over a store in memory and a task hub on virtual time.</summary>
internal sealed class OrchestratedHost : IHost
{
    private readonly FaultLog<OrchestrationSignal> _faults = new();
    private readonly OrchestrationSignal _orchestrationSignal;
    private Machine _machine;

    /// <param name="mishaps">Activities are handed out twice, and decisions forgotten, at random.</param>
    public OrchestratedHost(DateTimeOffset start, Random? mishaps = null)
    {
        Clock = new SimulatedClock(start);
        _orchestrationSignal = new OrchestrationSignal(_faults);
        _machine = new Machine(this);
        Hub = new VirtualHub(Clock, (activity, instance) => _machine.Run(activity, instance), mishaps);
        Sweeper = new OrchestrationSweeper(Store.Ledger, Clock, NullLogger<OrchestrationSweeper>.Instance);
    }

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; }

    public FlakyMailer Mailer { get; } = new(new Random(0));

    public VirtualHub Hub { get; }

    /// <summary>Changes whose ring nobody could hear.</summary>
    public IReadOnlyList<string?> DroppedRings => _faults.Faults;

    public OrchestrationSweeper Sweeper { get; }

    public Task Upload(Func<PlanIntake, Task> act) => WithBell(() => act(_machine.Intake));

    public Task Do(TaskId task, TaskCommand command) => WithBell(() => _machine.Desk.Execute(task, command, default));

    /// <summary>Stores a change, and leaves it to the caller to ring.</summary>
    public Task DoSilently(TaskId task, TaskCommand command) =>
        _orchestrationSignal.AnswerByReading(() => _machine.Desk.Execute(task, command, default));

    public Task Handle(Func<MailDispatcher, Task> act) => WithBell(() => act(_machine.Post));

    public async Task PassUntil(DateTimeOffset moment)
    {
        await Round();
        while (await Next() is { } next && next <= moment)
        {
            // Mail that waits for a task which oversleeps: its round comes again every minute.
            if (next <= Clock.Now)
                next = Clock.Now.AddMinutes(1);
            if (next > moment)
                break;
            Clock.Set(next);
            await Round();
        }

        Clock.Set(moment);
    }

    public async Task BeDownUntil(DateTimeOffset moment)
    {
        _machine = new Machine(this);
        Clock.Set(moment);
        await Round();
    }

    public async Task Round()
    {
        await Hub.Settle();
        await _machine.Cycle.OnTime(new(), Hub.Client, default);
    }

    private async Task<DateTimeOffset?> Next()
    {
        DateTimeOffset?[] moments = [Hub.NextTimer, await _machine.Post.NextAt(default)];
        return moments.Min();
    }

    private Task WithBell(Func<Task> work) =>
        _orchestrationSignal.CollectAndRaise(
            Hub.Client,
            async () =>
            {
                await work();
                return true;
            }
        );

    /// <summary>What is gone when a machine dies; every other machine has its own.</summary>
    private sealed class Machine
    {
        private readonly LookUpTaskActivity _lookUp;
        private readonly WakeTaskActivity _wake;

        public Machine(OrchestratedHost host)
        {
            var (store, clock) = (host.Store, host.Clock);
            Desk = new TaskService(store.Ledger, SimulatedHost.Rules, clock, host._orchestrationSignal);
            Intake = new MemoryIntake(
                store.Archive,
                store.Shelf,
                store.Cabinet,
                store.Outbox,
                new PlanStarter(Desk, store.Ledger, store.Shelf, clock),
                new MailContext("石桥镇", SimulatedHost.Rules, (_, _) => null, _ => null),
                clock,
                host._orchestrationSignal
            ).Make(startsAutomatically: false);
            Post = new MailDispatcher(
                store.Ledger,
                store.Outbox,
                store.Shelf,
                new PlainComposer(),
                host.Mailer,
                new DeliveryRules(DeliveryRetryPolicy.Default, SendingLimits.Default, holdsInterviews: true),
                clock,
                host._orchestrationSignal
            );
            var late = new LateTaskWaker(Desk, store.Ledger, clock);
            var cycle = new WorkCycle(Desk, Post, store.Ledger, store.Outbox, lateTaskWaker: late);

            // The embedded host sends one mail after the other. At another pace a mail server that is away would be asked at other moments.
            Cycle = new WorkCycleFunction(cycle, webhooks: null!, host._orchestrationSignal, clock, pace: SendingPace.Steady);
            var status = new InstanceStatusWriter(Desk, clock, Domain.Language.Chinese);
            (_lookUp, _wake) = (
                new LookUpTaskActivity(Desk, store.Ledger, status, host._orchestrationSignal),
                new WakeTaskActivity(Desk, store.Ledger, status, host._orchestrationSignal)
            );
        }

        public async Task<object> Run(string activity, string instance) =>
            activity == LookUpTaskActivity.Name ? await _lookUp.Run(instance, default) : await _wake.Run(instance, default);

        public TaskService Desk { get; }

        public PlanIntake Intake { get; }

        public MailDispatcher Post { get; }

        public WorkCycleFunction Cycle { get; }
    }
}
