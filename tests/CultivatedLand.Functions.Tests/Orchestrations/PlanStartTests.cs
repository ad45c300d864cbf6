using System.Globalization;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Agreement;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>The start of a plan of several batches on the Azure host, begun twice, broken off and begun again.</summary>
public sealed class PlanStartTests
{
    private const int Rows = 1_100;

    private readonly OrchestratedHost _host = new(Story.Begins);

    private VirtualInstance Plan => Assert.Single(_host.Hub.Instances, instance => instance.Orchestrator == PlanOrchestrator.Name);

    [Fact]
    public async Task Who_starts_a_plan_is_answered_before_its_tasks_are_started()
    {
        await Ask(Table(Rows));

        Assert.Equal(EditionState.Starting, (await Edition()).State);
        Assert.Empty(await StoreDump.Tasks(_host.Store));
        Assert.Equal((await Edition()).ContentHash, Plan.Id);

        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);
        Assert.Equal(EditionState.Started, (await Edition()).State);
        Assert.Equal(Rows, await Active());
    }

    [Fact]
    public async Task Every_task_has_an_orchestration_when_its_plan_is_started()
    {
        await Start(Table(Rows));

        Assert.All(await StoreDump.Tasks(_host.Store), task => Assert.NotNull(_host.Hub.Find(task.State.Id.Value)));
        Assert.Empty(_host.DroppedRings);
    }

    [Fact]
    public async Task A_plan_is_started_before_the_first_of_its_tasks_has_an_orchestration()
    {
        await Ask(Table(Rows));
        while ((await Edition()).State == EditionState.Starting)
            await _host.Hub.Settle(1, PlanOrchestrator.Name);

        Assert.Equal(Rows, await Active());
        Assert.InRange(_host.Hub.Instances.Count(instance => instance.Orchestrator == TaskOrchestrator.Name), 0, 250);
        Assert.Empty(_host.DroppedRings);
    }

    [Fact]
    public async Task Tasks_whose_start_is_terminated_before_they_are_told_are_begun_by_the_census()
    {
        await Ask(Table(Rows));
        while ((await Edition()).State == EditionState.Starting)
            await _host.Hub.Settle(1, PlanOrchestrator.Name);
        _host.Hub.Terminate(Plan.Id);
        await _host.Sweeper.Census(_host.Hub.Client, default);

        Assert.All(await StoreDump.Tasks(_host.Store), task => Assert.NotNull(_host.Hub.Find(task.State.Id.Value)));
    }

    [Fact]
    public async Task Tasks_stand_in_the_ledger_in_the_order_of_the_plan()
    {
        await Start(Table(Rows));

        Assert.Equal(
            Enumerable.Range(1, Rows).Select(row => $"整改任务{row}"),
            (await StoreDump.Tasks(_host.Store)).Select(task => task.State.Spec.Name)
        );
    }

    [Fact]
    public async Task A_start_that_two_people_ask_for_at_once_runs_once()
    {
        await Ask(Table(Rows));
        await _host.Hub.Settle(2, PlanOrchestrator.Name);
        var begun = Plan;
        await Ask(Table(Rows));
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        Assert.Same(begun, Plan);
        await IsAsIfStartedInOneGo();
    }

    [Fact]
    public async Task A_file_that_comes_ten_times_is_started_once()
    {
        for (var time = 0; time < 10; time++)
            await Ask(Table(Rows));
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        await IsAsIfStartedInOneGo();
    }

    [Fact]
    public async Task The_sweep_leaves_a_start_alone_while_it_moves()
    {
        await Ask(Table(Rows));
        await _host.Hub.Settle(3, PlanOrchestrator.Name);
        var (begun, started) = (Plan, _host.Hub.Started);
        Assert.InRange((await StoreDump.Tasks(_host.Store)).Count, 1, Rows);
        await Sweep();

        Assert.Same(begun, Plan);
        Assert.Equal(started, _host.Hub.Started);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_start_that_is_terminated_is_begun_again_by_the_sweep_and_goes_on(int steps)
    {
        await Ask(Table(Rows));
        await _host.Hub.Settle(steps, PlanOrchestrator.Name);
        _host.Hub.Terminate(Plan.Id);
        await Sweep();
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        await IsAsIfStartedInOneGo();
    }

    [Fact]
    public async Task A_start_that_failed_is_begun_again_and_that_is_an_alarm()
    {
        await Ask(Table(Rows));
        await _host.Hub.Settle(2, PlanOrchestrator.Name);
        _host.Hub.Fail(Plan.Id);
        await Sweep();
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        Assert.Equal(["plan.restarted"], _host.DroppedRings);
        await IsAsIfStartedInOneGo();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_storage_that_fails_in_the_middle_is_asked_again(bool afterCommit)
    {
        await Ask(Table(Rows));
        await _host.Hub.Settle(1, PlanOrchestrator.Name);
        _host.Store.Disk.FailAt(2, afterCommit);
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);
        Assert.Equal(EditionState.Starting, (await Edition()).State);
        _host.Clock.Set(Plan.NextTimer!.Value);
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        await IsAsIfStartedInOneGo();
    }

    [Fact]
    public async Task An_activity_that_comes_after_the_start_is_done_changes_nothing()
    {
        await Start(Table(Rows));
        var before = await StoreDump.Of(_host.Store);
        _host.Hub.Start(Plan.Id, PlanOrchestrator.Name);
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        Assert.Equal(before, await StoreDump.Of(_host.Store));
    }

    [Fact]
    public async Task An_edition_that_is_put_back_in_force_starts_under_the_same_instance()
    {
        await Start(Table(2));
        var first = await Edition();
        await Start(Table(2).Replace("整改任务2,40", "整改任务2,41", StringComparison.Ordinal), corrects: first.PlanId);
        await _host.Upload((_, starts) => starts.Start(first.ContentHash, "管理员", default));
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        Assert.Equal(EditionState.Started, (await _host.Store.Shelf.Find(first.ContentHash, default))!.State);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, _host.Hub.Find(first.ContentHash)!.Status);
        Assert.Equal(["40", "40"], (await StoreDump.Tasks(_host.Store)).Select(task => $"{task.State.Spec.Target}"));
    }

    [Fact]
    public async Task Twenty_thousand_rows_are_started_in_eighty_batches_with_a_short_history()
    {
        const int many = 20_000;
        await Ask(Table(many));
        await _host.Hub.Settle(orchestrator: PlanOrchestrator.Name);

        Assert.Equal(many, await Active());
        Assert.Equal(80, Plan.LastGeneration.Count(step => step == "activity StartPlanTasks"));
        Assert.InRange(Plan.LongestInput, 1, 4_000);
        Assert.InRange(Plan.LongestHistory, 162, 800);
    }

    /// <summary>A host that starts the same plan without any mishap has the same facts, states, notices and mails.</summary>
    private async Task IsAsIfStartedInOneGo()
    {
        var other = new OrchestratedHost(Story.Begins);
        await Send(other.Upload, Table(Rows), null);

        Assert.Equal(EditionState.Started, (await Edition()).State);
        Assert.Equal(Rows, await Active());
        Assert.Equal(await Facts(other), await Facts(_host));
        Assert.Equal(StoreDump.NoticesOf(other.Store), StoreDump.NoticesOf(_host.Store));
        Assert.All(await StoreDump.Tasks(_host.Store), task => Assert.NotNull(_host.Hub.Find(task.State.Id.Value)));
    }

    /// <summary>Facts of the starts by task, without their moments.</summary>
    private static async Task<IEnumerable<string>> Facts(OrchestratedHost host)
    {
        var facts = new List<string>();
        foreach (var task in await StoreDump.Tasks(host.Store))
        {
            var history = await host.Store.Ledger.History(task.State.Id, 0, 10, default);
            facts.Add($"{task.State.Id} {string.Join(' ', history.Select(fact => fact.GetType().Name))}");
        }

        return facts.Order(StringComparer.Ordinal);
    }

    private Task Ask(string table) =>
        Send(act => _host.Use<PlanIntake>(intake => _host.Use<PlanStartService>(starts => act(intake, starts))), table, null);

    private Task Start(string table, string? corrects = null) => Send(_host.Upload, table, corrects);

    private static Task Send(Func<Func<PlanIntake, PlanStartService, Task>, Task> host, string table, string? corrects) =>
        host(
            async (intake, starts) =>
            {
                var file = new SourceFile("方案.csv", Encoding.UTF8.GetBytes(table));
                var edition = await intake.Receive(file, "管理员", default) switch
                {
                    IntakeOutcome.Received received => received.Edition,
                    IntakeOutcome.AlreadyHere known => known.Edition,
                    var other => throw new InvalidOperationException(other.ToString()),
                };
                var request = new StartRequest(
                    "管理员",
                    CurrentUser.Administrator,
                    new PlanAnswer(corrects is not null, corrects),
                    Cancels: int.MaxValue
                );
                Assert.IsType<StartOutcome.Started>(await starts.Start(edition.ContentHash, request, default));
            }
        );

    private Task Sweep() => _host.Use<PlanStartService>(starts => starts.ResumeInterrupted(default, byAnybody: true));

    private async Task<PlanEdition> Edition() => Assert.Single(await _host.Store.Shelf.List(10, default));

    private async Task<int> Active() => (await StoreDump.Tasks(_host.Store)).Count(task => task.State.Status == RectificationStatus.Active);

    private static string Table(int rows)
    {
        var table = new StringBuilder("序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n");
        for (var row = 1; row <= rows; row++)
            table.Append(CultureInfo.InvariantCulture, $"{row},青禾县/石桥镇/枫林村,整改任务{row},40,枫林村,何静,2023-12-20\n");
        return table.ToString();
    }
}
