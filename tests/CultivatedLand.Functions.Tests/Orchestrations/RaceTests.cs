using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Agreement;
using CultivatedLand.Testing.Simulation;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>Several machines at once, messages twice, clocks gone: each thing happens once all the same.</summary>
public sealed class RaceTests
{
    private readonly OrchestratedHost _host = new(Story.Begins);
    private readonly OrchestrationSignal _orchestrationSignal = new(NullLogger<OrchestrationSignal>.Instance);

    [Fact]
    public async Task Two_machines_that_wake_one_task_at_once_issue_its_notice_once()
    {
        await Started();
        var due = (await StoreDump.Tasks(_host.Store))[0];
        _host.Clock.Set(due.WakeAt!.Value);
        var machines = Enumerable.Range(0, 8).Select(_ => Wake()).ToList();

        var answers = await Task.WhenAll(machines.Select(machine => Task.Run(() => machine.Run(Instance(due), default))));

        Assert.Single(_host.Store.Notices.All.Keys, notice => !notice.IsHandOver);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    [Fact]
    public async Task An_activity_that_is_handed_out_again_changes_nothing()
    {
        await Started();
        var due = (await StoreDump.Tasks(_host.Store))[0];
        _host.Clock.Set(due.WakeAt!.Value);
        var wake = Wake();
        var first = await wake.Run(Instance(due), default);
        var before = await StoreDump.Of(_host.Store);

        Assert.Equal(first, await wake.Run(Instance(due), default));
        Assert.Equal(before, await StoreDump.Of(_host.Store));
    }

    [Fact]
    public async Task An_instance_of_something_that_is_no_task_ends()
    {
        var lookUp = new LookUpTaskActivity(Desk(), _host.Store.Ledger, Status(), _orchestrationSignal);

        Assert.True((await lookUp.Run("Not A Task", default)).HasEnded);
        Assert.True((await lookUp.Run("zz-9", default)).HasEnded);
        Assert.False((await Wake().Run("Not A Task:plough:1", default)).IsOpen);
        Assert.False((await Wake().Run("zz-9:plough:1", default)).IsOpen);
    }

    [Fact]
    public async Task A_clock_that_was_lost_is_started_again_by_the_census_long_before_it_is_missed()
    {
        await Started();
        var task = (await StoreDump.Tasks(_host.Store))[0].State.Id;
        await _host.Hub.Settle();
        _host.Hub.Forget(task.Value);

        Assert.Equal(1, await _host.Sweeper.Census(_host.Hub.Client, default));
        Assert.Equal(0, await _host.Sweeper.Census(_host.Hub.Client, default));
        await _host.Hub.Settle();
        Assert.Equal(OrchestrationRuntimeStatus.Running, _host.Hub.Find(task.Value)!.Status);
    }

    [Fact]
    public async Task A_clock_that_failed_is_started_again_when_its_task_oversleeps()
    {
        await Started();
        await _host.Hub.Settle();
        var task = (await StoreDump.Tasks(_host.Store))[0];
        _host.Hub.Fail(task.State.Id.Value);
        _host.Clock.Set(task.WakeAt!.Value.AddMinutes(11));

        Assert.True(await _host.Sweeper.Overslept(_host.Hub.Client, default) >= 1);
        await _host.Hub.Settle();
        Assert.NotEmpty(_host.Store.Notices.All);
    }

    /// <summary>Its phase ends with its timer and wakes nobody. The reminder goes when the task has an instance again, and once.</summary>
    [Fact]
    public async Task An_orchestration_that_was_terminated_by_hand_loses_nothing_and_tells_nothing_twice()
    {
        await Started();
        await _host.Hub.Settle();
        var task = (await StoreDump.Tasks(_host.Store))[0];
        _host.Hub.Terminate(task.State.Id.Value);
        await _host.PassUntil(task.WakeAt!.Value.AddMinutes(1));
        await _host.Round();
        var told = _host.Store.Outbox.Mails.Count;
        Assert.NotEqual(0, told);

        await _host.Sweeper.Census(_host.Hub.Client, default);
        await _host.Round();
        Assert.Equal(OrchestrationRuntimeStatus.Running, _host.Hub.Find(task.State.Id.Value)!.Status);
        Assert.Equal(told + 1, _host.Store.Outbox.Mails.Count);

        await _host.Sweeper.Census(_host.Hub.Client, default);
        await _host.Round();
        Assert.Equal(told + 1, _host.Store.Outbox.Mails.Count);
    }

    [Fact]
    public async Task A_task_that_waits_for_a_phase_which_is_gone_is_begun_again()
    {
        await Started();
        await _host.Hub.Settle();
        var task = (await StoreDump.Tasks(_host.Store))[0];
        _host.Hub.Forget(Instance(task));
        _host.Clock.Set(task.WakeAt!.Value.AddMinutes(11));

        await _host.Sweeper.Overslept(_host.Hub.Client, default);
        await _host.Sweeper.Overslept(_host.Hub.Client, default);
        await _host.Hub.Settle();
        Assert.Contains(_host.Store.Notices.All.Keys, notice => !notice.IsHandOver);
        Assert.Equal(OrchestrationRuntimeStatus.Running, _host.Hub.Find(Instance(task))!.Status);
    }

    [Fact]
    public async Task A_census_leaves_tasks_alone_that_have_ended_or_whose_clock_runs()
    {
        await Started();
        await _host.Hub.Settle();
        foreach (var task in await StoreDump.Tasks(_host.Store))
            await _host.Do(task.State.Id, new TaskCommand.Cancel("不再实施"));
        await _host.Hub.Settle();
        var started = _host.Hub.Started;

        Assert.Equal(0, await _host.Sweeper.Census(_host.Hub.Client, default));
        Assert.Equal(started, _host.Hub.Started);
    }

    [Fact]
    public async Task Mail_is_not_sorted_while_a_task_of_the_hour_still_sleeps_and_is_sorted_without_it_after_a_while()
    {
        await Started();
        var due = (await StoreDump.Tasks(_host.Store)).MinBy(task => task.WakeAt)!;
        var mailDispatcher = SomeServices.Mails(
            _host.Store.Ledger,
            _host.Store.Outbox,
            _host.Store.Directory,
            _host.Store.Cabinet,
            new PlainComposer(),
            _host.Mailer,
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: true),
            _host.Clock,
            new NoChangeSignal()
        );
        var late = new LateTaskWaker(Desk(), _host.Store.Ledger, _host.Clock);
        using var cycle = new WorkCycle(
            Desk(),
            mailDispatcher,
            _host.Store.Ledger,
            _host.Store.Outbox,
            new SetAsideStore(_host.Clock, new NoStoreFailures()),
            late,
            NoCycleJob.None
        );
        _host.Clock.Set(due.WakeAt!.Value.AddMinutes(1));
        await cycle.RunDue(default);
        Assert.Empty(_host.Store.Outbox.Mails);

        _host.Clock.Set(due.WakeAt.Value.AddMinutes(6));
        await cycle.RunDue(default);
        Assert.NotEmpty(_host.Store.Outbox.Mails);
    }

    [Fact]
    public async Task One_file_sent_by_many_at_once_starts_its_tasks_once()
    {
        var (notice, random) = (RandomPlans.Notice(new Random(1), 1, new DateOnly(2023, 7, 20)), 8);
        await Task.WhenAll(
            Enumerable
                .Range(0, random)
                .Select(_ =>
                    Task.Run(() =>
                        _host.Upload(
                            async (intake, _) =>
                            {
                                await intake.Receive(
                                    new Documents.Sources.SourceFile("方案.txt", System.Text.Encoding.UTF8.GetBytes(notice)),
                                    "收件夹",
                                    default
                                );
                            }
                        )
                    )
                )
        );

        Assert.Single(await _host.Store.Shelf.List(100, default));
    }

    private TaskService Desk() => SomeServices.Tasks(_host.Store.Ledger, SimulatedHost.Rules, _host.Clock, _orchestrationSignal);

    private WakeTaskActivity Wake() => new(Desk(), _host.Store.Ledger, Status(), _orchestrationSignal);

    private InstanceStatusWriter Status() => new(Desk(), _host.Clock, Domain.Language.Chinese);

    private static string Instance(StoredTask task) => PhaseInstanceId.OfOpenPhase(task.State)!;

    private Task Started() =>
        _host.Upload(
            async (intake, starts) =>
            {
                var notice = RandomPlans.Notice(new Random(1), 1, new DateOnly(2023, 7, 20));
                var received = (Application.Plans.Intake.IntakeOutcome.Received)
                    await intake.Receive(
                        new Documents.Sources.SourceFile("方案.txt", System.Text.Encoding.UTF8.GetBytes(notice)),
                        "管理员",
                        default
                    );
                await starts.Start(received.Edition.ContentHash, "管理员", default);
            }
        );
}
