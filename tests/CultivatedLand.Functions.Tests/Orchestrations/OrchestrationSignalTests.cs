using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class OrchestrationSignalTests
{
    private static readonly TaskId Task1 = TaskId.Of("a1-1");

    private readonly FaultLog<OrchestrationSignal> _log = new();
    private readonly OrchestrationSignal _orchestrationSignal;
    private readonly Mock<DurableTaskClient> _client = new("test");

    public OrchestrationSignalTests() => _orchestrationSignal = new OrchestrationSignal(_log);

    [Fact]
    public async Task A_task_without_a_clock_gets_one_under_its_own_id()
    {
        await Ring();

        _client.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    TaskOrchestrator.Name,
                    null,
                    It.Is<StartOrchestrationOptions>(options => options.InstanceId == "a1-1"),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task A_clock_that_runs_is_rung_and_not_started_again()
    {
        Finds(OrchestrationRuntimeStatus.Running);
        await Ring();

        _client.Verify(
            durable => durable.RaiseEventAsync("a1-1", TaskOrchestrator.Changed, null, It.IsAny<CancellationToken>()),
            Times.Once
        );
        NeverStarted();
    }

    [Fact]
    public async Task A_clock_that_has_not_begun_yet_is_left_alone_since_it_will_read_the_ledger()
    {
        Finds(OrchestrationRuntimeStatus.Pending);
        await Ring();

        NeverStarted();
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task A_clock_that_has_stopped_is_started_again(OrchestrationRuntimeStatus status)
    {
        Finds(status);
        await Ring();

        _client.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    TaskOrchestrator.Name,
                    null,
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task Many_changes_of_one_task_are_one_ring_after_the_work()
    {
        Finds(OrchestrationRuntimeStatus.Running);
        await _orchestrationSignal.CollectAndRaise(
            _client.Object,
            async () =>
            {
                for (var change = 0; change < 5; change++)
                    _orchestrationSignal.Raise(Task1);
                await Task.Yield();
                _orchestrationSignal.Raise(Task1);
                _client.VerifyNoOtherCalls();
                return true;
            }
        );

        _client.Verify(
            durable => durable.RaiseEventAsync("a1-1", TaskOrchestrator.Changed, null, It.IsAny<CancellationToken>()),
            Times.Once
        );
    }

    [Fact]
    public async Task Work_that_fails_half_way_still_rings_for_what_it_has_changed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _orchestrationSignal.CollectAndRaise<bool>(
                _client.Object,
                () =>
                {
                    _orchestrationSignal.Raise(Task1);
                    throw new InvalidOperationException("half-way");
                }
            )
        );

        _client.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_ring_that_fails_does_not_undo_the_work()
    {
        _client
            .Setup(durable => durable.GetInstancesAsync(It.IsAny<string>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("the engine is away"));

        Assert.True(
            await _orchestrationSignal.CollectAndRaise(
                _client.Object,
                () =>
                {
                    _orchestrationSignal.Raise(Task1);
                    return Task.FromResult(true);
                }
            )
        );
    }

    [Fact]
    public async Task Two_requests_at_once_ring_each_for_its_own()
    {
        var other = new Mock<DurableTaskClient>("other");
        var together = new TaskCompletionSource();
        var first = _orchestrationSignal.CollectAndRaise(
            _client.Object,
            async () =>
            {
                await together.Task;
                _orchestrationSignal.Raise(Task1);
                return true;
            }
        );
        await _orchestrationSignal.CollectAndRaise(
            other.Object,
            () =>
            {
                _orchestrationSignal.Raise(TaskId.Of("b2-1"));
                return Task.FromResult(true);
            }
        );
        together.SetResult();
        await first;

        _client.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Once);
        other.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public void A_task_that_changes_where_no_client_is_at_hand_is_a_fault_in_the_log()
    {
        _orchestrationSignal.Raise(null);
        Assert.Empty(_log.Faults);

        _orchestrationSignal.Raise(Task1);
        Assert.Equal(["bell.dropped"], _log.Faults);
        _client.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task An_activity_rings_nobody_since_its_own_orchestration_reads_after_it()
    {
        await _orchestrationSignal.AnswerByReading(() =>
        {
            _orchestrationSignal.Raise(Task1);
            return Task.CompletedTask;
        });

        Assert.Empty(_log.Faults);
        _client.VerifyNoOtherCalls();
    }

    private Task Ring() =>
        _orchestrationSignal.CollectAndRaise(
            _client.Object,
            () =>
            {
                _orchestrationSignal.Raise(Task1);
                return Task.FromResult(true);
            }
        );

    private void Finds(OrchestrationRuntimeStatus status) =>
        _client
            .Setup(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new OrchestrationMetadata(TaskOrchestrator.Name, "a1-1") { RuntimeStatus = status });

    private void NeverStarted() =>
        _client.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    It.IsAny<TaskName>(),
                    It.IsAny<object>(),
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
}
