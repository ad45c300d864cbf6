using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>
/// Stands between a host and storage: counts its requests, and at one of them lets the host die, sleep, or lose the answer.
/// </summary>
internal sealed class FaultInjectingPolicy : HttpPipelinePolicy
{
    private int _count;
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDead;
    private (int Step, bool AfterIt, Func<Task> What) _planned = (int.MaxValue, false, () => Task.CompletedTask);

    public int Count => _count;

    /// <summary>Whether the planned thing has happened.</summary>
    public bool Struck => _struck.Task.IsCompleted;

    public Task WhenStruck => _struck.Task;

    /// <param name="afterIt">Whether storage has done what was asked by then.</param>
    public static FaultInjectingPolicy DyingAt(int step, bool afterIt)
    {
        var faultInjectingPolicy = new FaultInjectingPolicy();
        faultInjectingPolicy._planned = (
            step,
            afterIt,
            () =>
            {
                faultInjectingPolicy._isDead = true;
                throw new HostDiedException();
            }
        );
        return faultInjectingPolicy;
    }

    public static FaultInjectingPolicy SleepingAt(int step, bool afterIt, Task untilWoken) =>
        new() { _planned = (step, afterIt, () => untilWoken) };

    /// <summary>Storage does it and the answer is lost on the way, so that the client asks again.</summary>
    public static FaultInjectingPolicy LosingTheAnswerOf(int step) =>
        new() { _planned = (step, true, () => throw new IOException("The answer was lost.")) };

    /// <summary>
    /// Number of the request from which on storage is too busy, as the client tells it after its last try. Zero for
    /// never.
    /// </summary>
    public int BusyFrom { get; set; }

    public void Reset() => _count = 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing here asks without awaiting.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_isDead)
            throw new HostDiedException();
        var count = Interlocked.Increment(ref _count);
        if (BusyFrom > 0 && count >= BusyFrom)
            throw new RequestFailedException(503, "The server is busy.", "ServerBusy", null);
        var isNow = count == _planned.Step;
        if (isNow && !_planned.AfterIt)
            await Strike();
        await ProcessNextAsync(message, pipeline);
        if (isNow && _planned.AfterIt)
            await Strike();
    }

    private Task Strike()
    {
        _struck.TrySetResult();
        return _planned.What();
    }
}
