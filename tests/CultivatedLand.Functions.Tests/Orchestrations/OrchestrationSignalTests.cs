using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CultivatedLand.Functions.Tests.Orchestrations;

public sealed class OrchestrationSignalTests
{
    private static readonly TaskId Task1 = TaskId.Of("a1-1");

    private readonly OrchestrationSignal bell = new(NullLogger<OrchestrationSignal>.Instance);
    private readonly Mock<DurableTaskClient> client = new("test");

    [Fact]
    public async Task A_task_without_a_clock_gets_one_under_its_own_id()
    {
        await Ring();

        client.Verify(durable => durable.ScheduleNewOrchestrationInstanceAsync(TaskOrchestrator.Name, null, It.Is<StartOrchestrationOptions>(options => options.InstanceId == "a1-1"), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_clock_that_runs_is_rung_and_not_started_again()
    {
        Finds(OrchestrationRuntimeStatus.Running);
        await Ring();

        client.Verify(durable => durable.RaiseEventAsync("a1-1", TaskOrchestrator.Changed, null, It.IsAny<CancellationToken>()), Times.Once);
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

        client.Verify(durable => durable.ScheduleNewOrchestrationInstanceAsync(TaskOrchestrator.Name, null, It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Many_changes_of_one_task_are_one_ring_after_the_work()
    {
        Finds(OrchestrationRuntimeStatus.Running);
        await bell.While(client.Object, async () =>
        {
            for (var change = 0; change < 5; change++) bell.Ring(Task1);
            await Task.Yield();
            bell.Ring(Task1);
            client.VerifyNoOtherCalls();
            return true;
        });

        client.Verify(durable => durable.RaiseEventAsync("a1-1", TaskOrchestrator.Changed, null, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Work_that_fails_half_way_still_rings_for_what_it_has_changed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => bell.While<bool>(client.Object, () =>
        {
            bell.Ring(Task1);
            throw new InvalidOperationException("half-way");
        }));

        client.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_ring_that_fails_does_not_undo_the_work()
    {
        client.Setup(durable => durable.GetInstancesAsync(It.IsAny<string>(), It.IsAny<bool>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("the engine is away"));

        Assert.True(await bell.While(client.Object, () =>
        {
            bell.Ring(Task1);
            return Task.FromResult(true);
        }));
    }

    [Fact]
    public async Task Two_requests_at_once_ring_each_for_its_own()
    {
        var other = new Mock<DurableTaskClient>("other");
        var together = new TaskCompletionSource();
        var first = bell.While(client.Object, async () =>
        {
            await together.Task;
            bell.Ring(Task1);
            return true;
        });
        await bell.While(other.Object, () =>
        {
            bell.Ring(TaskId.Of("b2-1"));
            return Task.FromResult(true);
        });
        together.SetResult();
        await first;

        client.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Once);
        other.Verify(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public void Outside_of_a_function_with_a_client_nobody_is_rung()
    {
        bell.Ring(Task1);
        bell.Ring(null);

        client.VerifyNoOtherCalls();
    }

    private Task Ring() => bell.While(client.Object, () =>
    {
        bell.Ring(Task1);
        return Task.FromResult(true);
    });

    private void Finds(OrchestrationRuntimeStatus status) =>
        client.Setup(durable => durable.GetInstancesAsync("a1-1", false, It.IsAny<CancellationToken>())).ReturnsAsync(new OrchestrationMetadata(TaskOrchestrator.Name, "a1-1") { RuntimeStatus = status });

    private void NeverStarted() =>
        client.Verify(durable => durable.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()), Times.Never);
}
