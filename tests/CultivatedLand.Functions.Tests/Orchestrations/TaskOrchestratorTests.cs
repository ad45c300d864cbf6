using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class TaskOrchestratorTests
{
    private static readonly DateTimeOffset Start = new(2023, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SimulatedClock _clock = new(Start);
    private readonly List<DateTimeOffset> _wakings = [];
    private readonly VirtualHub _hub;
    private Func<int, WakeTaskResult> _ledger = _ => Asleep(Start.AddDays(1));

    public TaskOrchestratorTests() =>
        _hub = new VirtualHub(
            _clock,
            _ =>
            {
                _wakings.Add(_clock.Now);
                return Task.FromResult(_ledger(_wakings.Count));
            }
        );

    private VirtualInstance Instance => _hub.Find("a1-1")!;

    [Fact]
    public async Task It_wakes_the_task_at_once_and_then_when_its_time_comes()
    {
        _ledger = number => number == 1 ? Asleep(Start.AddDays(1)) : Asleep(Start.AddDays(9));
        await Begin();
        await Pass(Start.AddDays(1));

        Assert.Equal([Start, Start.AddDays(1)], _wakings);
    }

    [Fact]
    public async Task A_ring_wakes_it_before_its_time()
    {
        await Begin();
        _clock.Set(Start.AddHours(5));
        await Ring();

        Assert.Equal([Start, Start.AddHours(5)], _wakings);
    }

    [Fact]
    public async Task A_ring_that_comes_while_it_works_is_not_lost()
    {
        _hub.Start("a1-1");
        _hub.Raise("a1-1", TaskOrchestrator.Changed);
        await _hub.Settle();

        Assert.Equal(2, _wakings.Count);
    }

    [Fact]
    public async Task Many_rings_at_once_are_answered_and_it_goes_back_to_sleep()
    {
        await Begin();
        for (var ring = 0; ring < 20; ring++)
            _hub.Raise("a1-1", TaskOrchestrator.Changed);
        await _hub.Settle();

        Assert.InRange(_wakings.Count, 2, 21);
        Assert.Equal(Start.AddDays(1), Instance.NextTimer);
    }

    [Fact]
    public async Task A_sleep_of_weeks_is_slept_in_pieces_that_the_storage_can_hold_and_ends_on_time()
    {
        _ledger = number => Asleep(number == 1 ? Start.AddDays(40) : Start.AddDays(400));
        await Begin();
        Assert.InRange(Instance.NextTimer!.Value, Start.AddDays(1), Start.AddDays(6));

        await Pass(Start.AddDays(40));
        Assert.Equal([Start, Start.AddDays(40)], _wakings);
    }

    [Fact]
    public async Task A_ring_in_the_middle_of_a_long_sleep_is_heard()
    {
        _ledger = number => Asleep(number == 1 ? Start.AddDays(40) : Start.AddDays(400));
        await Begin();
        await Pass(Start.AddDays(20));
        await Ring();

        Assert.Equal([Start, Start.AddDays(20)], _wakings);
    }

    [Fact]
    public async Task A_task_for_which_nothing_is_scheduled_waits_for_a_ring_alone()
    {
        _ledger = _ => Asleep(null);
        await Begin();
        Assert.Null(Instance.NextTimer);

        await Ring();
        Assert.Equal(2, _wakings.Count);
    }

    [Fact]
    public async Task It_ends_with_the_task()
    {
        _ledger = _ => Asleep(null) with { HasEnded = true };
        await Begin();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
    }

    [Fact]
    public async Task Its_status_shows_phase_due_date_and_next_notice()
    {
        _ledger = _ => new WakeTaskResult(
            false,
            Start.AddDays(1),
            new TaskStatusLine("active", "翻耕", new DateOnly(2023, 8, 20), Start.AddDays(3))
        );
        await Begin();

        Assert.Equal(
            new TaskStatusLine("active", "翻耕", new DateOnly(2023, 8, 20), Start.AddDays(3)),
            System.Text.Json.JsonSerializer.Deserialize<TaskStatusLine>(Instance.CustomStatus!)
        );
    }

    [Fact]
    public async Task Its_history_stays_short_however_long_it_lives()
    {
        _ledger = number => Asleep(Start.AddDays(number));
        await Begin();
        await Pass(Start.AddDays(200));

        Assert.Equal(201, _wakings.Count);
        Assert.InRange(Instance.LongestHistory, 1, 30);
    }

    [Fact]
    public async Task A_machine_whose_clock_is_behind_is_not_asked_a_thousand_times()
    {
        _ledger = _ => Asleep(Start);
        await Begin();
        await Pass(Start.AddMinutes(1));

        Assert.InRange(_wakings.Count, 2, 14);
    }

    [Fact]
    public async Task A_store_that_is_away_for_minutes_is_asked_again()
    {
        _ledger = number => number < 4 ? throw new InvalidOperationException("503") : Asleep(Start.AddDays(1));
        await Begin();
        await Pass(Start.AddMinutes(5));

        Assert.Equal(4, _wakings.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Running, Instance.Status);
    }

    [Fact]
    public async Task A_store_that_stays_away_ends_it_in_failure_for_the_sweep_to_find()
    {
        _ledger = _ => throw new InvalidOperationException("503");
        await Begin();
        await Pass(Start.AddHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, Instance.Status);
    }

    [Fact]
    public async Task An_orchestrator_asks_for_one_activity_and_drops_rings_that_it_has_answered_by_reading()
    {
        var context = new Mock<TaskOrchestrationContext>();
        context.SetupGet(orchestration => orchestration.InstanceId).Returns("a1-1");
        context
            .Setup(orchestration => orchestration.CallActivityAsync<WakeTaskResult>(WakeTaskActivity.Name, "a1-1", It.IsAny<TaskOptions>()))
            .ReturnsAsync(Asleep(null));
        context
            .Setup(orchestration => orchestration.WaitForExternalEvent<object?>(TaskOrchestrator.Changed, It.IsAny<CancellationToken>()))
            .ReturnsAsync((object?)null);

        await TaskOrchestrator.Run(context.Object);

        context.Verify(orchestration => orchestration.ContinueAsNew(null, false), Times.Once);
        context.Verify(
            orchestration =>
                orchestration.CallActivityAsync<WakeTaskResult>(
                    It.IsAny<TaskName>(),
                    It.IsAny<object>(),
                    It.Is<TaskOptions>(options => options.Retry!.Policy!.MaxNumberOfAttempts == 8)
                ),
            Times.Once
        );
    }

    private static WakeTaskResult Asleep(DateTimeOffset? until) => new(false, until, new TaskStatusLine("active", null, null, null));

    private async Task Begin()
    {
        _hub.Start("a1-1");
        await _hub.Settle();
    }

    private Task Ring()
    {
        _hub.Raise("a1-1", TaskOrchestrator.Changed);
        return _hub.Settle();
    }

    private async Task Pass(DateTimeOffset moment)
    {
        while (_hub.NextTimer is { } next && next <= moment)
        {
            _clock.Set(next);
            await _hub.Settle();
        }

        _clock.Set(moment);
    }
}
