using System.Text.Json;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class PlanOrchestratorTests
{
    private const string Edition = "5e1f";

    private static readonly DateTimeOffset Start = new(2023, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SimulatedClock _clock = new(Start);
    private readonly List<int> _begun = [];
    private readonly List<int> _told = [];
    private readonly VirtualHub _hub;
    private PlanStartScope? _scope = Scope(3);
    private Func<int, int> _store = _ => 10;

    public PlanOrchestratorTests() =>
        _hub = new VirtualHub(
            _clock,
            (activity, input) =>
            {
                if (activity == PreparePlanStartActivity.Name)
                    return Task.FromResult<object?>(_scope);
                if (activity == CompletePlanStartActivity.Name)
                    return Task.FromResult<object?>(null);
                var order = JsonSerializer.Deserialize<PlanStartOrder>(input)!;
                Assert.Equal(Edition, order.ContentHash);
                Assert.Equal(_hub!.Find(Edition)!.Version == OrchestrationVersion.Current, order.TellsLater);
                if (activity == TellPlanTasksActivity.Name)
                {
                    _told.Add(order.Batch.Number);
                    return Task.FromResult<object?>(null);
                }

                _begun.Add(order.Batch.Number);
                return Task.FromResult<object?>(_store(_begun.Count));
            }
        );

    private VirtualInstance Instance => _hub.Find(Edition)!;

    private PlanStatusLine Shown => JsonSerializer.Deserialize<PlanStatusLine>(Instance.CustomStatus!)!;

    [Fact]
    public async Task It_has_these_steps()
    {
        await Begin();
        Assert.Null(Instance.Failure);

        Assert.Equal(
            [
                "activity PreparePlanStart",
                "activity StartPlanTasks",
                "activity StartPlanTasks",
                "activity StartPlanTasks",
                "activity CompletePlanStart",
                "activity TellPlanTasks",
                "activity TellPlanTasks",
                "activity TellPlanTasks",
            ],
            Instance.LastGeneration
        );
        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
    }

    [Fact]
    public async Task One_that_began_in_the_version_before_ends_with_the_steps_of_that_version()
    {
        _hub.Start(Edition, PlanOrchestrator.Name, "2.0");
        await _hub.Settle();

        Assert.Equal("activity CompletePlanStart", Instance.LastGeneration[^1]);
        Assert.Empty(_told);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
    }

    [Fact]
    public async Task The_tasks_of_one_batch_at_a_time_are_told_and_none_before_the_plan_is_started()
    {
        _scope = Scope(30);
        await Begin();
        Assert.Equal(Enumerable.Range(0, 30), _told);

        _told.Clear();
        _hub.Start(Edition, PlanOrchestrator.Name);
        while (_told.Count == 0)
            await _hub.Settle(most: 1);
        Assert.Equal(0, Assert.Single(_told));
        Assert.Equal(new PlanStatusLine("方案", 300, 300), Shown);
    }

    [Fact]
    public async Task Every_batch_is_carried_out_once_and_its_status_says_how_far_it_is()
    {
        _scope = Scope(30);
        await Begin();

        Assert.Equal(Enumerable.Range(0, 30), _begun);
        Assert.Equal(new PlanStatusLine("方案", 300, 300), Shown);
    }

    [Fact]
    public async Task No_more_than_four_batches_are_on_their_way_at_once()
    {
        _scope = Scope(30);
        _hub.Start(Edition, PlanOrchestrator.Name);
        await _hub.Settle(most: 2);

        Assert.Equal(4, _begun.Count);
        Assert.Equal(0, Shown.Done);

        await _hub.Settle(most: 1);
        Assert.InRange(Shown.Done, 10, 40);
        Assert.InRange(_begun.Count, 5, 8);
    }

    [Fact]
    public async Task An_edition_that_is_not_being_started_ends_it_at_once()
    {
        _scope = null;
        await Begin();

        Assert.Equal(["activity PreparePlanStart"], Instance.LastGeneration);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
    }

    [Fact]
    public async Task A_storage_that_throttles_for_ten_minutes_is_waited_for()
    {
        _store = _ => _clock.Now < Start.AddMinutes(10) ? throw new InvalidOperationException("503") : 10;
        await Begin();
        await Pass(Start.AddMinutes(20));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Instance.Status);
        Assert.Equal(30, Shown.Done);
    }

    [Fact]
    public async Task A_storage_that_stays_away_ends_it_in_failure_for_the_sweep_to_find()
    {
        _store = _ => throw new InvalidOperationException("503");
        await Begin();
        await Pass(Start.AddHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, Instance.Status);
    }

    private static PlanStartScope Scope(int batches) =>
        new(
            "方案",
            10 * batches,
            [
                .. Enumerable
                    .Range(0, batches)
                    .Select(number => new PlanStartBatch(number, Start, [.. Enumerable.Range(10 * number, 10)], [])),
            ]
        );

    private Task Begin()
    {
        _hub.Start(Edition, PlanOrchestrator.Name);
        return _hub.Settle();
    }

    private async Task Pass(DateTimeOffset moment)
    {
        while (_hub.NextTimer is { } next && next <= moment)
        {
            _clock.Set(next);
            await _hub.Settle();
        }
    }
}
