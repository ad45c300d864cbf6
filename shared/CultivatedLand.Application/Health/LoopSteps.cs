using System.Runtime.ExceptionServices;

namespace CultivatedLand.Application.Health;

/// <summary>Steps of one round of a loop. Each is done even where one before it failed, and the round fails at its end.</summary>
public sealed class LoopSteps
{
    private Exception? _first;

    public async Task Run(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _first ??= failed;
        }
    }

    /// <exception cref="Exception">The failure of the first step that failed.</exception>
    public void ThrowIfAnyFailed()
    {
        if (_first is not null)
            ExceptionDispatchInfo.Throw(_first);
    }
}
