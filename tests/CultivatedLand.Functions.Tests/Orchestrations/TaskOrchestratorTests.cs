using System.Text.Json;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class TaskOrchestratorTests
{
    private static readonly DateTimeOffset Start = new(2023, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Ploughing = "a1-1:plough:1";

    private readonly SimulatedClock _clock = new(Start);
    private readonly List<DateTimeOffset> _wakings = [];
    private readonly VirtualHub _hub;
    private TaskLookUp _task = new(HasEnded: false, Ploughing, TaskStatusLine.Unknown);
    private Func<int, WakeTaskResult> _ledger = _ => Asleep(Start.AddDays(1));

    public TaskOrchestratorTests() =>
        _hub = new VirtualHub(
            _clock,
            (activity, _) =>
            {
                if (activity == LookUpTaskActivity.Name)
                    return Task.FromResult<object?>(_task);
                _wakings.Add(_clock.Now);
                return Task.FromResult<object?>(_ledger(_wakings.Count));
            }
        );

    private VirtualInstance Instance => _hub.Find("a1-1")!;

    private VirtualInstance Phase => _hub.Find(Ploughing)!;

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
        Assert.Equal(Start.AddDays(1), Phase.NextTimer);
    }

    [Fact]
    public async Task A_sleep_of_weeks_is_slept_in_pieces_that_the_storage_can_hold_and_ends_on_time()
    {
        _ledger = number => Asleep(number == 1 ? Start.AddDays(40) : Start.AddDays(400));
        await Begin();
        Assert.InRange(Phase.NextTimer!.Value, Start.AddDays(1), Start.AddDays(6));

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
        Assert.Null(_hub.NextTimer);

        await Ring();
        Assert.Equal(2, _wakings.Count);
    }

    [Fact]
    public async Task A_task_of_which_no_phase_is_open_waits_for_a_ring_and_then_runs_the_phase_that_is()
    {
        var suspended = _task with { OpenPhase = null };
        (_task, var open) = (suspended, _task);
        await Begin();
        Assert.Null(_hub.NextTimer);
        Assert.Null(_hub.Find(Ploughing));

        _task = open;
        await Ring();
        Assert.Equal(Start.AddDays(1), Phase.NextTimer);
    }

    [Fact]
    public async Task It_goes_on_with_the_next_phase_when_that_one_is_open()
    {
        await Begin();
        _task = _task with { OpenPhase = "a1-1:plant:1" };
        await Ring();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Phase.Status);
        Assert.Equal(OrchestrationRuntimeStatus.Running, _hub.Find("a1-1:plant:1")!.Status);
    }

    [Fact]
    public async Task A_phase_that_was_closed_meanwhile_ends_and_its_task_looks_again()
    {
        _ledger = number =>
        {
            if (number == 1)
                _task = _task with { OpenPhase = null };
            return new WakeTaskResult(IsOpen: number > 1, WakeAt: null, Status: null);
        };
        await Begin();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Phase.Status);
        Assert.Equal(OrchestrationRuntimeStatus.Running, Instance.Status);
        Assert.Equal(2, Instance.Generations);
    }

    [Fact]
    public async Task It_ends_with_the_task()
    {
        await Begin();
        _task = new(HasEnded: true, OpenPhase: null, TaskStatusLine.Unknown);
        await Ring();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, Phase.Status);
        Assert.Null(_hub.NextTimer);
    }

    [Fact]
    public async Task Their_statuses_are_what_the_ledger_said_at_the_last_wake_up()
    {
        var phase = new PhaseStatusLine("翻耕", 1, new DateOnly(2023, 8, 20), "12.5/80", "督办函 08-23 09:00", Start.AddDays(22));
        var task = new TaskStatusLine("active", [phase], "督办函 08-23 09:00", Start.AddDays(22));
        _task = _task with { Status = task };
        _ledger = _ => Asleep(Start.AddDays(1)) with { Status = phase };
        await Begin();

        Assert.Equal(task.Next, Read<TaskStatusLine>(Instance)!.Next);
        Assert.Equal(task.Phases, Read<TaskStatusLine>(Instance)!.Phases);
        Assert.Equal(phase, Read<PhaseStatusLine>(Phase));
    }

    [Fact]
    public async Task A_generation_that_time_ends_has_these_steps()
    {
        await Begin();
        await Pass(Start.AddDays(1));

        Assert.Equal(["activity LookUpTask", $"run PhaseOrchestrator {Ploughing}", "it ended"], Instance.LastGeneration);
        Assert.Equal(["activity WakeTask", "timer", "it fired"], _hub.EndedPhases[0]);
    }

    [Fact]
    public async Task A_generation_that_a_ring_ends_has_these_steps()
    {
        await Begin();
        await Ring();

        Assert.Equal(
            ["activity LookUpTask", $"run PhaseOrchestrator {Ploughing}", "heard changed", $"rang {Ploughing}", "it ended"],
            Instance.LastGeneration
        );
        Assert.Equal(["activity WakeTask", "timer", "heard changed"], _hub.EndedPhases[0]);
    }

    [Fact]
    public async Task A_generation_without_an_open_phase_has_these_steps()
    {
        _task = _task with { OpenPhase = null };
        await Begin();
        await Ring();

        Assert.Equal(["activity LookUpTask", "heard changed"], Instance.LastGeneration);
    }

    [Fact]
    public async Task An_instance_of_the_first_release_repeats_its_steps_once_and_goes_on_at_the_present_version()
    {
        _hub.StartUnversioned("a1-1");
        await _hub.Settle();
        Assert.Equal(Start.AddDays(1), Instance.NextTimer);
        await Pass(Start.AddDays(1));

        Assert.Equal(["activity WakeTask", "timer", "it fired"], Instance.LastGeneration);
        Assert.Equal(OrchestrationVersion.Current, Instance.Version);
        Assert.Equal(OrchestrationRuntimeStatus.Running, Phase.Status);
    }

    [Fact]
    public async Task Its_history_stays_short_however_long_it_lives()
    {
        _ledger = number => Asleep(Start.AddDays(number));
        await Begin();
        await Pass(Start.AddDays(200));

        Assert.Equal(201, _wakings.Count);
        Assert.InRange(Instance.LongestHistory, 1, 30);
        Assert.InRange(Phase.LongestHistory, 1, 30);
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

    private static WakeTaskResult Asleep(DateTimeOffset? until) => new(IsOpen: true, until, Status: null);

    private static T? Read<T>(VirtualInstance instance) => JsonSerializer.Deserialize<T>(instance.CustomStatus!);

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
