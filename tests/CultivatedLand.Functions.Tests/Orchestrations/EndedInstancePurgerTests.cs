using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class EndedInstancePurgerTests
{
    private static readonly DateTimeOffset Start = new(2023, 8, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly SimulatedClock _clock = new(Start);
    private readonly VirtualHub _hub;
    private TaskLookUp _task = new(HasEnded: true, OpenPhase: null, TaskStatusLine.Unknown);

    public EndedInstancePurgerTests() =>
        _hub = new VirtualHub(
            _clock,
            (activity, instance) =>
                Task.FromResult<object?>(
                    activity == LookUpTaskActivity.Name
                        ? _task
                        : new WakeTaskResult(instance == _task.OpenPhase, _clock.Now.AddDays(100), Status: null)
                )
        );

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task What_ended_before_the_days_of_the_setting_is_purged(OrchestrationRuntimeStatus status)
    {
        await Begin("a1-1");
        _hub.Find("a1-1")!.Status = status;
        _clock.Set(Start + Kept + TimeSpan.FromMinutes(1));
        await Purge();

        Assert.Null(_hub.Find("a1-1"));
    }

    [Fact]
    public async Task What_ended_within_them_can_still_be_looked_at()
    {
        await Begin("a1-1");
        _clock.Set(Start + Kept - TimeSpan.FromMinutes(1));
        await Purge();

        Assert.NotNull(_hub.Find("a1-1"));
    }

    [Fact]
    public async Task What_began_long_ago_and_ended_today_can_still_be_looked_at()
    {
        _task = new(HasEnded: false, OpenPhase: null, TaskStatusLine.Unknown);
        await Begin("a1-1");
        _clock.Set(Start + Kept + Kept);
        _task = _task with { HasEnded = true };
        _hub.Raise("a1-1", TaskOrchestrator.Changed);
        await _hub.Settle();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, _hub.Find("a1-1")!.Status);
        await Purge();

        Assert.NotNull(_hub.Find("a1-1"));
    }

    [Fact]
    public async Task A_task_that_sleeps_for_a_year_and_its_phase_stay()
    {
        _task = new(HasEnded: false, "a1-1:plough:1", TaskStatusLine.Unknown);
        await Begin("a1-1");
        _clock.Set(Start.AddDays(365));
        await Purge();

        Assert.Equal(["a1-1", "a1-1:plough:1"], _hub.Instances.Select(instance => instance.Id));
    }

    [Fact]
    public async Task A_phase_that_was_purged_begins_again_under_its_id_when_its_task_comes_back_to_it()
    {
        _task = new(HasEnded: false, "a1-1:plough:1", TaskStatusLine.Unknown);
        await Begin("a1-1");
        _task = _task with { OpenPhase = "a1-1:plant:1" };
        await Ring();
        _clock.Set(Start + Kept + TimeSpan.FromDays(1));
        await Purge();
        Assert.Null(_hub.Find("a1-1:plough:1"));

        _task = _task with { OpenPhase = "a1-1:plough:1" };
        await Ring();
        Assert.Equal(OrchestrationRuntimeStatus.Running, _hub.Find("a1-1:plough:1")!.Status);
    }

    [Fact]
    public async Task Of_very_many_a_thousand_go_at_a_time_and_the_rest_the_next_time()
    {
        for (var task = 0; task < 1_200; task++)
        {
            _hub.Start($"a1-{task}");
            _hub.Terminate($"a1-{task}");
        }

        _clock.Set(Start + Kept + TimeSpan.FromMinutes(1));
        await Purge();
        Assert.Equal(200, _hub.Instances.Count());

        await Purge();
        Assert.Empty(_hub.Instances);
    }

    private Task Begin(string task)
    {
        _hub.Start(task);
        return _hub.Settle();
    }

    private Task Ring()
    {
        _hub.Raise("a1-1", TaskOrchestrator.Changed);
        return _hub.Settle();
    }

    private Task Purge() => new EndedInstancePurger(_clock, Kept, NullLogger<EndedInstancePurger>.Instance).Run(_hub.Client, default);
}
