using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Engine;

/// <summary>
/// The life of a task in the real engine. <see cref="Orchestrations.LifeOfATaskTests"/> tells more of it on a hub of this house, which is
/// faster and can be made to fail; these tests say that the engine does the same.
/// </summary>
public sealed class LifeInTheEngineTests : IAsyncLifetime
{
    private static readonly TaskId Task1 = TaskId.Of("3fa9c1d2-1");

    private EngineHost _host = null!;

    public async Task InitializeAsync() => _host = await EngineHost.Start(SomeLedger.At(7, 24));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Its_phases_run_in_the_plans_order_and_it_ends_with_the_close_out()
    {
        await Started();
        while ((await State()).Current is { } phase)
            await Do(
                phase.Kind == PhaseKind.Accept
                    ? new TaskCommand.Accept(null) { IsConfirmed = true }
                    : new TaskCommand.Report([phase.Number], await Required())
            );
        Assert.Equal(["3fa9c1d2-1:plough:1", "3fa9c1d2-1:plant:1", "3fa9c1d2-1:apply:1", "3fa9c1d2-1:accept:1"], _host.Phases);

        await Do(new TaskCommand.AddEvidence(new Evidence("a1", "照片.jpg")));
        await Do(new TaskCommand.CloseOut());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Instance(Task1.Value)).RuntimeStatus);
        Assert.Empty(_host.Faults);
    }

    [Fact]
    public async Task A_return_runs_the_phase_again_as_a_new_round_of_its_own()
    {
        await Started();
        await Do(new TaskCommand.Report([1], await Required()));
        await Do(new TaskCommand.Return([1], null, "翻耕深度不够"));

        Assert.Equal(["3fa9c1d2-1:plough:1", "3fa9c1d2-1:plant:1", "3fa9c1d2-1:plough:2"], _host.Phases);
    }

    [Fact]
    public async Task An_extension_moves_the_timer()
    {
        await Started();
        var (before, due) = (_host.Timers.Next, (await State()).Current!.Due);
        await Do(new TaskCommand.RequestExtension(1, due.AddDays(30), "连续降雨"));
        await Do(new TaskCommand.GrantExtension(null));

        Assert.True(_host.Timers.Next > before);
        Assert.Equal((await _host.Task(Task1)).WakeAt, _host.Timers.Next);
    }

    [Fact]
    public async Task A_suspension_ends_the_phase_and_a_resumption_begins_it_again_under_the_same_id()
    {
        await Started();
        await Do(new TaskCommand.Suspend("等待批复"));
        Assert.Null(_host.Timers.Next);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Instance(_host.Phases[0])).RuntimeStatus);

        await Do(new TaskCommand.Resume("批复已下"));
        Assert.Equal("3fa9c1d2-1:plough:1", Assert.Single(_host.Phases));
        Assert.NotNull(_host.Timers.Next);
    }

    [Fact]
    public async Task Time_alone_reminds_and_climbs_the_ladder()
    {
        await Started();
        await _host.PassUntil(Task1, SomeLedger.At(12, 1));

        var told = _host.Store.Notices.All.Keys.Select(notice => notice.ToString()).ToList();
        Assert.InRange(told.Count, 5, 200);
        Assert.Equal(SomeLedger.At(12, 1), _host.Clock.Now);
        Assert.True(_host.Timers.Next > _host.Clock.Now);
        Assert.Equal("3fa9c1d2-1:plough:1", Assert.Single(_host.Phases));
    }

    /// <summary>A report comes before and after each activity of the wake-up that another report has rung for.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task A_ring_in_any_gap_is_answered_by_a_reading_after_it(int activity, bool isAfter)
    {
        await Started();
        var (from, required, rang, hasRung) = (_host.Activities, await Required(), false, false);
        _host.AroundActivity = async (number, hasRun) =>
        {
            if (rang || number != from + activity || hasRun != isAfter)
                return;
            rang = true;
            await _host.Do(Task1, new TaskCommand.Report([1], required) { By = "管理员" });
            hasRung = true;
        };
        await Do(new TaskCommand.Report([1], Mu.Of(1)));
        for (var number = 1; _host.Activities < from + activity; number++)
        {
            // The third activity comes only with the next ring.
            var before = _host.Activities;
            await Do(new TaskCommand.AddEvidence(new Evidence($"a{number}", "照片.jpg")));
            await _host.Until(() => _host.Activities > before, "an activity after the ring");
        }

        await _host.Until(() => hasRung, "the report in the gap");
        await _host.Settle(Task1);
        Assert.Equal("3fa9c1d2-1:plant:1", _host.Phases[^1]);
    }

    private async Task Started()
    {
        await _host.Do(Task1, new TaskCommand.Plan(Task1, SomeLedger.Spec() with { Target = Mu.Of(80) }) { By = "管理员" });
        await Do(new TaskCommand.Start());
    }

    private async Task Do(TaskCommand command)
    {
        await _host.Do(Task1, command with { By = "管理员" });
        await _host.Settle(Task1);
    }

    private async Task<RectificationTask> State() => (await _host.Task(Task1)).State;

    private async Task<Mu> Required() => (await State()).Required!.Value;
}
