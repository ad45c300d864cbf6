using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Stands between a host and storage: counts its requests, and at one of them lets the host die, sleep, or lose the answer.</summary>
internal sealed class FaultInjectingPolicy : HttpPipelinePolicy
{
    private int count;
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isDead;
    private (int Step, bool AfterIt, Func<Task> What) planned = (int.MaxValue, false, () => Task.CompletedTask);

    public int Count => count;

    /// <summary>Whether the planned thing has happened.</summary>
    public bool Struck => struck.Task.IsCompleted;

    public Task WhenStruck => struck.Task;

    /// <param name="afterIt">Whether storage has done what was asked by then.</param>
    public static FaultInjectingPolicy DyingAt(int step, bool afterIt)
    {
        var hindrance = new FaultInjectingPolicy();
        hindrance.planned = (step, afterIt, () =>
        {
            hindrance.isDead = true;
            throw new HostDiedException();
        });
        return hindrance;
    }

    public static FaultInjectingPolicy SleepingAt(int step, bool afterIt, Task untilWoken) => new() { planned = (step, afterIt, () => untilWoken) };

    /// <summary>Storage does it and the answer is lost on the way, so that the client asks again.</summary>
    public static FaultInjectingPolicy LosingTheAnswerOf(int step) => new() { planned = (step, true, () => throw new IOException("The answer was lost.")) };

    public void Reset() => count = 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Nothing here asks without awaiting.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (isDead) throw new HostDiedException();
        var isNow = Interlocked.Increment(ref count) == planned.Step;
        if (isNow && !planned.AfterIt) await Strike();
        await ProcessNextAsync(message, pipeline);
        if (isNow && planned.AfterIt) await Strike();
    }

    private Task Strike()
    {
        struck.TrySetResult();
        return planned.What();
    }
}

/// <summary>No failure of storage: nothing of the host may go on after it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown in one place.")]
internal sealed class HostDiedException : Exception;
