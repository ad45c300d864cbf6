using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>The durable client of a <see cref="VirtualHub"/>, as far as this host uses one.</summary>
/// <remarks>Signals are raised several at a time, so the hub is locked.</remarks>
internal sealed class VirtualClient(VirtualHub hub) : DurableTaskClient("virtual")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        lock (hub)
            hub.Start(options!.InstanceId!, orchestratorName.Name);
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        lock (hub)
            hub.Raise(instanceId, eventName);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    )
    {
        lock (hub)
            return Task.FromResult(hub.Find(instanceId) is { } found ? Shown(found) : null);
    }

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        hub.Terminate(instanceId);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        Pageable.Create(
            (_, _) =>
                Task.FromResult(
                    new Page<OrchestrationMetadata>([
                        .. hub
                            .Instances.Where(instance =>
                                (filter?.CreatedTo is not { } to || instance.CreatedAt <= to)
                                && filter?.Statuses?.Contains(instance.Status) != false
                            )
                            .Select(Shown),
                    ])
                )
        );

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        hub.Forget(instanceId);
        return Task.FromResult(new PurgeResult(1));
    }

    private static OrchestrationMetadata Shown(VirtualInstance instance) =>
        new(instance.Orchestrator, instance.Id)
        {
            RuntimeStatus = instance.Status,
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.LastUpdatedAt,
        };

    public override ValueTask DisposeAsync() => default;
}
