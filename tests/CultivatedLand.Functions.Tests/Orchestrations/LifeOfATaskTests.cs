using System.Text.Json;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Agreement;
using CultivatedLand.Testing.Ledger;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>A task from its start to its close-out, as the list of instances shows it.</summary>
public sealed class LifeOfATaskTests
{
    private static readonly TaskId Task1 = TaskId.Of("3fa9c1d2-1");

    private readonly OrchestratedHost _host = new(SomeLedger.At(7, 24));

    private TaskStatusLine Shown => JsonSerializer.Deserialize<TaskStatusLine>(_host.Hub.Find(Task1.Value)!.CustomStatus!)!;

    [Fact]
    public async Task Its_phases_run_in_the_plans_order_and_it_ends_with_the_close_out()
    {
        await Started();
        var order = new List<string>();
        while (await Open() is { } phase && order.Count < 10)
        {
            order.Add(RunsAlone());
            await Do(
                phase.Kind == PhaseKind.Accept
                    ? new TaskCommand.Accept(null) { IsConfirmed = true }
                    : new TaskCommand.Report([phase.Number], Required(await State()))
            );
        }

        Assert.Equal(["3fa9c1d2-1:plough:1", "3fa9c1d2-1:plant:1", "3fa9c1d2-1:apply:1", "3fa9c1d2-1:accept:1"], order);
        Assert.Equal("等待销号", Shown.Next);
        Assert.Null(_host.Hub.NextTimer);

        await Do(new TaskCommand.AddEvidence(new Evidence("a1", "照片.jpg")));
        await Do(new TaskCommand.CloseOut());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, _host.Hub.Find(Task1.Value)!.Status);
        Assert.Equal("closed-out", Shown.Status);
    }

    [Fact]
    public async Task A_return_runs_the_phase_again_as_a_new_round_of_its_own()
    {
        await Started();
        await Do(new TaskCommand.Report([1], Required(await State())));
        await Do(new TaskCommand.Return([1], null, "翻耕深度不够"));

        Assert.Equal("3fa9c1d2-1:plough:2", RunsAlone());
    }

    [Fact]
    public async Task An_extension_moves_the_timer_and_what_both_statuses_say()
    {
        await Started();
        var (before, due) = (Shown, (await Open())!.Due);
        await Do(new TaskCommand.RequestExtension(1, due.AddDays(30), "连续降雨"));
        await Do(new TaskCommand.GrantExtension(null));

        Assert.Equal(due.AddDays(30), Shown.Phases[0].Due);
        Assert.True(Shown.NextAt > before.NextAt);
        Assert.Equal(Shown.NextAt, Phase().NextAt);
    }

    [Fact]
    public async Task A_suspension_ends_the_phase_and_a_resumption_begins_it_again_under_the_same_id()
    {
        await Started();
        var phase = RunsAlone();
        await Do(new TaskCommand.Suspend("等待批复"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, _host.Hub.Find(phase)!.Status);
        Assert.Equal(("suspended", "已中止，等待恢复", null), (Shown.Status, Shown.Next, _host.Hub.NextTimer));

        await Do(new TaskCommand.Resume("批复已下"));
        Assert.Equal(phase, RunsAlone());
    }

    [Fact]
    public async Task What_its_timer_waits_for_is_said_in_words_climbs_the_ladder_and_is_never_in_the_past()
    {
        await Started();
        var said = new List<string>();
        while (_host.Clock.Now < SomeLedger.At(12, 1) && said.Count < 60)
        {
            Assert.True(Shown.NextAt >= _host.Clock.Now);
            Assert.Equal(Shown.Next, Phase().Next);
            said.Add(Shown.Next!);
            await _host.PassUntil(Shown.NextAt!.Value.AddMinutes(1));
        }

        Assert.Equal(["提醒", "逾期通知", "督办函", "约谈通知", "持续逾期"], said.Select(words => words.Split(' ')[0]).Distinct());
        Assert.All(said, words => Assert.Matches(@"^\S+ \d\d-\d\d 09:00$", words));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_ring_in_any_gap_between_two_steps_is_answered_by_a_reading_after_it(int steps)
    {
        await Started();
        await Store(new TaskCommand.Report([1], Mu.Of(1)));
        _host.Hub.Raise(Task1.Value, TaskOrchestrator.Changed);
        await _host.Hub.Settle(steps);

        await Store(new TaskCommand.Report([1], Required(await State())));
        _host.Hub.Raise(Task1.Value, TaskOrchestrator.Changed);
        await _host.Hub.Settle();

        Assert.Equal("3fa9c1d2-1:plant:1", RunsAlone());
        Assert.Equal("80/80", Shown.Phases[0].Done);
    }

    private async Task Started()
    {
        await Store(new TaskCommand.Plan(Task1, SomeLedger.Spec() with { Target = Mu.Of(80) }));
        await Do(new TaskCommand.Start());
    }

    private async Task Do(TaskCommand command)
    {
        await _host.Do(Task1, command with { By = "管理员" });
        await _host.Hub.Settle();
    }

    /// <summary>Stores a change and rings nobody yet.</summary>
    private Task Store(TaskCommand command) => _host.DoSilently(Task1, command with { By = "管理员" });

    private async Task<RectificationTask> State() => (await StoreDump.Tasks(_host.Store))[0].State;

    private async Task<TaskPhase?> Open() => (await State()).Current;

    private PhaseStatusLine Phase() => JsonSerializer.Deserialize<PhaseStatusLine>(_host.Hub.Find(RunsAlone())!.CustomStatus!)!;

    /// <summary>Returns the id of the one phase that runs.</summary>
    private string RunsAlone() =>
        Assert.Single(_host.Hub.Instances, instance => instance is { Parent: not null, Status: OrchestrationRuntimeStatus.Running }).Id;

    private static Mu Required(RectificationTask task) => task.Required!.Value;
}
